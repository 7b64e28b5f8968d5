using System.Reflection;
using PerfSuite.Catalogue;
using PerfSuite.Data;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Judging.Verdicts;
using PerfSuite.Judging.Words;
using PerfSuite.Measurement;

namespace PerfSuite.Running;

/// <summary>Turns what happened to a case into its record: measured, not applicable, or failed; never into nothing.</summary>
internal sealed class CaseDraft(ClaimCase @case, Claim instance)
{
    /// <summary>A thousandth at the coarsest: finer than the spread of turns, which is a hundredth and more. More digits would be noise kept at a cost.</summary>
    private const int SampleDigits = 4;

    /// <summary>The parameter of a derived case that names the case whose samples it has.</summary>
    public const string DerivedFrom = "derivedFrom";

    /// <summary>A timing case that was visited, without a verdict.</summary>
    /// <param name="rounds">What was measured.</param>
    /// <param name="afterRounds">What was looked at after it.</param>
    /// <param name="duration">How long it took.</param>
    public CaseRecord Timed(Rounds rounds, IReadOnlyList<MechanismRow> afterRounds, TimeSpan duration)
    {
        TimingClaim claim = (TimingClaim)instance;
        CaseRecord blank = Blank(duration);
        MechanismRow[] mechanism = [.. claim.Mechanism(new ArmCounters(rounds)), .. afterRounds];
        return blank with
        {
            Parameters = claim.FileSize is not { IsWhole: false } size ? blank.Parameters
                : blank.Parameters.Append(new("wantedFileBytes", size.WantedBytes)).ToDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal),
            Unit = claim.Unit,
            Arms = [.. rounds.Arms.Select(a => ArmOf(a, rounds, claim.WorkOf(a.Name)))],
            Sweeps = [rounds.Count],
            Estimand = claim.Estimand,
            Region = claim.Region,
            Margin = claim.Margin,
            Mechanism = mechanism,
            Stages = [.. claim.Stages.Samples.Select(s => new StageRecord(s.Arm, s.Stage, [.. s.Nanoseconds.Select(Rounded)]))],
            Facts = claim.CachedFile is null ? claim.Quantities : claim.Quantities.Append(new(CollectedCase.RoundsLeftOut, rounds.LeftOut)).ToDictionary(StringComparer.Ordinal),
        };
    }

    /// <summary>A timing case whose samples another case has, without a verdict; with what came of the other where that was nothing.</summary>
    /// <param name="source">The other case.</param>
    public CaseRecord Derived(CaseRecord source)
    {
        TimingClaim claim = (TimingClaim)instance;
        CaseRecord blank = Blank(TimeSpan.Zero);
        CaseRecord record = blank with
        {
            Parameters = blank.Parameters.Concat(source.Parameters).Append(new(DerivedFrom, source.Name)).DistinctBy(p => p.Key, StringComparer.Ordinal)
                .ToDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal),
            Unit = source.Unit,
            Arms = source.Sweeps.Count == 0 ? source.Arms : claim.ArmsFrom(source),
            Sweeps = source.Sweeps,
            Estimand = source.Estimand,
            Region = claim.Region,
            Margin = claim.Margin,
            Mechanism = source.Mechanism,
            Status = source.Status,
        };
        return source.Sweeps.Count == 0 ? record with { ClaimVerdict = source.ClaimVerdict, Reason = source.Reason } : record;
    }

    /// <summary>A mechanism case that was observed.</summary>
    public CaseRecord Observed(Observation observation, TimeSpan duration)
    {
        ClaimVerdict verdict = ClaimRule.Judge(observation.Rows);
        string? failed = observation.Rows.FirstOrDefault(r => !r.Holds) is { } row ? $"{row.Name}: {row.Actual}, expected {row.Expected}." : null;
        return Blank(duration) with
        {
            Mechanism = observation.Rows,
            Facts = observation.Quantities,
            ClaimVerdict = verdict,
            Reason = verdict == ClaimVerdict.Inconclusive ? "The experiment gave no evidence." : failed ?? "Every counter agrees.",
        };
    }

    /// <summary>A case that ended without a measurement.</summary>
    public CaseRecord NotMeasured(Exception why, TimeSpan duration) => why switch
    {
        NotApplicableException e => Blank(duration) with { ClaimVerdict = ClaimVerdict.NotApplicable, Reason = e.Message, Status = CaseStatus.NotApplicable },
        ResidencyException or NotMeasurableException => Blank(duration) with { Reason = why.Message },
        OutOfTimeException => Blank(duration) with { Reason = why.Message, Status = CaseStatus.OutOfTime },
        _ when Hindrances.Of(why) is { } hindrance => Blank(duration) with { Reason = HindranceAccount.Of(hindrance), Status = CaseStatus.Failed, Hindrance = hindrance },
        _ => Blank(duration) with { Reason = $"Failed to run: {why.GetType().Name}: {why.Message}", Status = CaseStatus.Failed },
    };

    private CaseRecord Blank(TimeSpan duration) => new(
        @case.Claim.Id, @case.Parameters.ToString(), @case.Claim.Area,
        Parameters: @case.Parameters.Recorded.Concat(RecordedOrNothing()).ToDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal),
        Unit: "", Arms: [], Ratio: null, MinimumDetectableChange: null,
        instance.ExpectationOfCase ?? @case.Claim.Expectation, ClaimVerdict.Inconclusive, BaselineVerdict.NoBaseline, Red: false,
        Mechanism: [], Reason: "", DurationSeconds: Math.Round(duration.TotalSeconds, 3));

    /// <summary>A case that did not come to run may be unable to say what it would have recorded.</summary>
    private IReadOnlyDictionary<string, object> RecordedOrNothing() => instance.Recorded;

    private static ArmRecord ArmOf(ArmRounds arm, Rounds rounds, ArmWork? work)
    {
        double operations = (double)rounds.Count * rounds.OperationsPerTurn;
        return new(arm.Name, arm.Baseline, [.. arm.Nanoseconds.Select(ns => Rounded(ns / rounds.OperationsPerTurn))], CountersOf(arm, operations), work?.InPrimitives(arm.Counters, operations));
    }

    private static double Rounded(double sample) => Significant.Digits(sample, SampleDigits);

    /// <summary>The counters per operation, by camelCase name; unknown ones are absent.</summary>
    private static Dictionary<string, double> CountersOf(ArmRounds arm, double operations) => typeof(Counters)
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(p => p.PropertyType == typeof(long))
        .Where(p => arm.CountsInput || !IsInput(p.Name))
        .ToDictionary(p => char.ToLowerInvariant(p.Name[0]) + p.Name[1..],
            p => Significant.Digits((long)p.GetValue(arm.Counters)! / operations, 12), StringComparer.Ordinal);

    private static bool IsInput(string counter) => counter.StartsWith("Read", StringComparison.Ordinal)
        || counter.StartsWith("Writ", StringComparison.Ordinal) || counter.StartsWith("Device", StringComparison.Ordinal);
}
