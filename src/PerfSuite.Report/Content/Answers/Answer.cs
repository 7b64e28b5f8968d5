using PerfSuite.Judging.Records;
using PerfSuite.Report.Charts;
using PerfSuite.Report.Content.Regimes;

namespace PerfSuite.Report.Content.Answers;

/// <summary>What stands first: the answer, what is red, what is news, and the answer for each regime.</summary>
/// <param name="Headline">The answer in a few words.</param>
/// <param name="Clauses">What it rests on: who wins where.</param>
/// <param name="Warnings">What is to be known of the run as a whole before its verdicts are believed.</param>
/// <param name="Reds">Cases that make the run red.</param>
/// <param name="LetThrough">Cases that would be red if no commit said that the change is meant.</param>
/// <param name="News">Claims whose verdict differs from the expectation or from the document.</param>
/// <param name="Regimes">One answer a regime.</param>
/// <param name="Ticks">Ticks of the regimes' axis.</param>
/// <param name="Counts">Cases by claim verdict, all four, in the order of the enumeration.</param>
/// <param name="Changes">Cases by baseline verdict, all five, in the order of the enumeration.</param>
/// <param name="Certainty">How sure the verdicts are.</param>
public sealed record Answer(
    string Headline,
    IReadOnlyList<Clause> Clauses,
    IReadOnlyList<string> Warnings,
    IReadOnlyList<RedCase> Reds,
    IReadOnlyList<RedCase> LetThrough,
    IReadOnlyList<NewsItem> News,
    IReadOnlyList<RegimeAnswer> Regimes,
    IReadOnlyList<Tick> Ticks,
    IReadOnlyList<Count<ClaimVerdict>> Counts,
    IReadOnlyList<Count<BaselineVerdict>> Changes,
    string Certainty);

/// <summary>A case that makes the run red.</summary>
public sealed record RedCase(Link Case, string Reason);

/// <summary>How many cases have a verdict.</summary>
public readonly record struct Count<T>(T Verdict, int Cases)
    where T : struct, Enum;
