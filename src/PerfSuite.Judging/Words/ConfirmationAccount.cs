using PerfSuite.Judging.Verdicts;

namespace PerfSuite.Judging.Words;

/// <summary>What a second machine says of a first one's reds.</summary>
public static class ConfirmationAccount
{
    /// <summary>A line each that has cases.</summary>
    /// <param name="confirmation">What was found.</param>
    /// <param name="there">Name of the first machine.</param>
    /// <param name="here">Name of this one.</param>
    public static IEnumerable<string> Of(Confirmation confirmation, string there, string here) => new (string Text, IReadOnlyList<string> Cases)[]
    {
        ("Confirmed, red on both", confirmation.Both),
        ($"Only the first runner ({there}) shows it", confirmation.OnlyThere),
        ("Neither confirmed nor refuted", confirmation.Open),
        ($"Only this runner ({here}) shows it", confirmation.OnlyHere),
    }.Where(l => l.Cases.Count > 0).Select(l => $"{l.Text}: {string.Join(", ", l.Cases)}.");
}
