using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Report.Charts;
using PerfSuite.Report.Content.Costs;

namespace PerfSuite.Report.Content.Claims;

/// <summary>A case with its evidence.</summary>
/// <param name="Anchor">Its place.</param>
/// <param name="Name">The case within its claim; the claim's id where it has one case only.</param>
/// <param name="Verdict">The claim verdict.</param>
/// <param name="Change">The baseline verdict.</param>
/// <param name="Red">Whether it makes the run red; it is then shown open.</param>
/// <param name="Ratio">The ratio; null where nothing was timed.</param>
/// <param name="Mark">The interval on the page's axis; null where nothing was timed or it is not repeated here.</param>
/// <param name="Reason">Why the verdicts are what they are.</param>
/// <param name="Terms">Precision, what differs between the claim's cases, measured quantities, what each arm did per operation.</param>
/// <param name="Times">The arms' times; null where nothing was timed.</param>
/// <param name="Course">The ratio round by round; null where nothing was timed.</param>
/// <param name="Costs">The arms' times in parts, by the card's prices; null where no model is known of an arm.</param>
/// <param name="Mechanism">Counters and states that must agree with the explanation.</param>
public sealed record CaseDetail(
    string Anchor, string Name, ClaimVerdict Verdict, BaselineVerdict Change, bool Red, Interval? Ratio, IntervalMark? Mark, string Reason,
    IReadOnlyList<Fact> Terms, ArmTimes? Times, RatioCourse? Course, CaseCosts? Costs, IReadOnlyList<MechanismRow> Mechanism);
