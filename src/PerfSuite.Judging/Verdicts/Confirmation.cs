using PerfSuite.Judging.Records;

namespace PerfSuite.Judging.Verdicts;

/// <summary>What is red on one machine beside what another of its kind finds: what only one ever shows is that one's.</summary>
/// <param name="Both">Red on both: an alarm.</param>
/// <param name="OnlyThere">Red there, and not here.</param>
/// <param name="Open">Red there, and not decided here.</param>
/// <param name="OnlyHere">Red here, of the same claims, and not there.</param>
public sealed record Confirmation(IReadOnlyList<string> Both, IReadOnlyList<string> OnlyThere, IReadOnlyList<string> Open, IReadOnlyList<string> OnlyHere)
{
    /// <param name="there">The results with the reds.</param>
    /// <param name="here">What this machine finds of the same claims.</param>
    public static Confirmation Of(SuiteResults there, SuiteResults here)
    {
        Dictionary<string, CaseRecord> found = here.Cases.ToDictionary(c => c.Name, StringComparer.Ordinal);
        HashSet<string> asked = [.. there.Reds.Select(c => c.Name)];
        ILookup<Answer, string> answers = asked.ToLookup(name => AnswerOf(found.GetValueOrDefault(name)));
        return new Confirmation([.. answers[Answer.Red]], [.. answers[Answer.NotRed]], [.. answers[Answer.Open]], [.. here.Reds.Select(c => c.Name).Where(n => !asked.Contains(n))]);
    }

    private static Answer AnswerOf(CaseRecord? here) => here switch
    {
        null => Answer.Open,
        { Red: true } => Answer.Red,
        { Hindrance: not null } or { BaselineVerdict: BaselineVerdict.Inconclusive } => Answer.Open,
        _ => Answer.NotRed,
    };

    private enum Answer
    {
        Red,
        NotRed,
        Open,
    }
}
