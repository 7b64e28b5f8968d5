using PerfSuite.Report.Content.Regimes;

namespace PerfSuite.Report.Content.Answers;

/// <summary>Does mmap beat system calls here? The answer in a few words, and what it rests on.</summary>
public static class Headline
{
    private static readonly (Outcome Outcome, string Clause)[] Order =
    [
        (Outcome.Wins, "mmap wins"), (Outcome.Loses, "It loses"), (Outcome.Mixed, "It depends on the case"),
        (Outcome.Equal, "No difference that matters"), (Outcome.Undecided, "Undecided"),
    ];

    /// <summary>Only timed regimes say who is faster.</summary>
    public static string Of(IReadOnlyList<RegimeAnswer> regimes)
    {
        Outcome[] timed = [.. regimes.Where(r => r.Ratio is not null).Select(r => r.Outcome)];
        bool wins = timed.Contains(Outcome.Wins), loses = timed.Contains(Outcome.Loses), mixed = timed.Contains(Outcome.Mixed);
        return timed.Length == 0 ? "This run cannot say: no regime was timed."
            : mixed || (wins && loses) ? "It depends on the use."
            : wins ? timed.All(o => o == Outcome.Wins) ? Everywhere("Yes", timed.Length) : "Yes, or it makes no difference."
            : loses ? timed.All(o => o == Outcome.Loses) ? Everywhere("No", timed.Length) : "No, or it makes no difference."
            : timed.All(o => o == Outcome.Equal) ? "It makes no difference."
            : "Undecided.";
    }

    /// <summary>One clause for each outcome that occurs, with the regimes and their ratios.</summary>
    public static IEnumerable<Clause> Clauses(IReadOnlyList<RegimeAnswer> regimes)
    {
        foreach ((Outcome outcome, string clause) in Order)
            if (regimes.Where(r => r.Outcome == outcome && r.Ratio is not null).ToArray() is { Length: > 0 } these)
                yield return new Clause(clause, string.Join("; ", these.Select(Named)));
        if (regimes.Where(r => r.Outcome is Outcome.NotMeasured or Outcome.NotApplicable).ToArray() is { Length: > 0 } absent)
            yield return new Clause("Not measured", string.Join("; ", absent.Select(r => Lower(r.Regime.Name))));
    }

    private static string Everywhere(string answer, int count) => $"{answer}, in {(count == 1 ? "the one regime" : $"all {count} regimes")} measured.";

    private static string Named(RegimeAnswer answer) => $"{Lower(answer.Regime.Name)} ({answer.Brief})";

    private static string Lower(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}

/// <summary>Who wins, and where.</summary>
public readonly record struct Clause(string Lead, string Regimes)
{
    public override string ToString() => $"{Lead}: {Regimes}.";
}
