using PerfSuite.Judging.Model;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Judging.Verdicts;

namespace PerfSuite.Report.Tests.Fixtures;

/// <summary>Results of every area, with reds, news, baselines, stages, memory, predictions and what is not applicable. Nothing in them was measured.</summary>
internal sealed class SyntheticRun
{
    private readonly Noise noise = new(7);
    private readonly int rounds;

    private SyntheticRun(int rounds) => this.rounds = rounds;

    /// <summary>A run with at least so many cases; the catalogue repeats itself under numbered ids until they are reached.</summary>
    /// <param name="cases">How many.</param>
    /// <param name="rounds">Rounds of a timing case.</param>
    public static SuiteResults Of(int cases = 40, int rounds = 200)
    {
        SyntheticRun run = new(rounds);
        List<CaseRecord> records = [];
        List<ClaimRecord> claims = [];
        for (int copy = 1; records.Count < cases; copy++)
            foreach (SyntheticClaim claim in SyntheticClaim.All.TakeWhile(_ => records.Count < cases))
            {
                SyntheticClaim named = copy == 1 ? claim : claim with { Id = $"{claim.Id}-{copy}" };
                claims.Add(run.Describe(named));
                records.AddRange(named.Points.Select((_, i) => run.Case(named, i)));
            }

        SuiteResults results = Given.Results([.. RedRule.Apply([.. records.Take(cases)], _ => false).Select(c => c with { Prediction = CostModel.Of(c, Given.Card) })]);
        return results with { Claims = claims, Environment = results.Environment with { Primitives = Given.Card } };
    }

    private ClaimRecord Describe(SyntheticClaim claim) => Given.Claim(claim.Id, claim.Ratio is null ? "Mechanism" : "Timing", claim.Area,
        findings: claim.Id == "large-block-parity"
            ? [new Finding("crossover block", "mmap wins up to about 9500 KiB; the winner changes after 4096 KiB and by 65536 KiB.", 9500, 4096, 65536, "KiB")] : []) with
    {
        Title = claim.Title,
        Statement = "What is compared with what, and how: two or three sentences that a reader needs to judge the experiment without its source.",
        Setting = Given.Setting,
        Because = "Copying in user space uses the widest vector registers and no per-call checks; the faults are few, because one fault maps a whole folio.",
    };

    private CaseRecord Case(SyntheticClaim claim, int point)
    {
        double at = claim.Points[point];
        string name = claim.Sweep.Length == 0 ? "" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{claim.Sweep}={at}");
        CaseRecord blank = Given.Untimed(claim.Id, name) with
        {
            Area = claim.Area,
            Parameters = Given.Parameters([
                ("seed", 1L), .. claim.Sweep == "fileBytes" ? [] : new[] { ("fileBytes", (object)67108864L) }, .. SweptBy(claim.Sweep, at)]),
            DurationSeconds = 0.51,
        };
        return claim.Ratio is { } ratio ? Timed(blank, claim, ratio(at), point) : Observed(blank, claim, at);
    }

    private static (string, object)[] SweptBy(string name, double at) => name.Length == 0 ? [] : at == Math.Floor(at) ? [(name, (long)at)] : [(name, at)];

    private CaseRecord Timed(CaseRecord blank, SyntheticClaim claim, double ratio, int point)
    {
        double[][] samples = noise.Rounds(rounds, 0.012, 131_000 * ratio, 131_000);
        CaseRecord c = TimingVerdict.Judge(blank with
        {
            Parameters = Given.Parameters([.. blank.Parameters.Select(p => (p.Key, p.Value)), ("bytesPerOperation", 1048576L)]),
            Unit = "ns/pass",
            Arms =
            [
                new ArmRecord("Read", true, samples[0], Counters(256, 0), Modelled(claim, (PrimitiveNames.Pread4KiB, 256), (PrimitiveNames.KernelCopyBandwidth, 1048576))),
                new ArmRecord("MapAndCopy", false, samples[1], Counters(0, 16),
                    Modelled(claim, (PrimitiveNames.UserCopyBandwidth, 1048576), (PrimitiveNames.MinorFault, 16), (PrimitiveNames.MapUnmap, 1))),
            ],
            Estimand = Estimand.Ratio("Read", "MapAndCopy"),
            Region = Region.Over(1),
            Margin = claim.Id.Contains("cold", StringComparison.Ordinal) ? 0.1 : 0.02,
            Expectation = ratio < 1 ? Expectation.MachineDependent : Expectation.Supported,
            Stages = [.. point == 0 ? Stages() : []],
            Mechanism =
            [
                MechanismRow.Of("read calls of all passes, Read", Expected.Exactly(256 * rounds), 256 * rounds),
                MechanismRow.Of("read calls of all passes, MapAndCopy", Expected.Exactly(0), 0),
                MechanismRow.Of("faults per pass, MapAndCopy", Expected.Between(1, 256), claim.Id == "reuse-favours-mmap" && point == 2 ? 300 : 16),
                MechanismRow.Of("major faults of all passes, both arms", Expected.Exactly(0), 0),
            ],
        }, Given.Confidence, Given.Policy.Spread);
        return claim.Area is "Setup" or "Reuse" ? c : c.Against(point == 1 ? 0.93 : point == 2 ? 1.05 : 1.001, c.Margin!.Value);
    }

    private static CaseRecord Observed(CaseRecord blank, SyntheticClaim claim, double at)
    {
        if (claim.Id.StartsWith("dirty-pages", StringComparison.Ordinal))
            return blank with { ClaimVerdict = ClaimVerdict.NotApplicable, Reason = "The data folder is on tmpfs, which has no device. Remedy: name a folder on a disk with --data-dir." };
        bool holds = !claim.Id.StartsWith("bypasses", StringComparison.Ordinal);
        MechanismRow[] rows = [MechanismRow.Of("resident after touching, bytes", Expected.Exactly(holds ? 4096 : 0), 4096), MechanismRow.Of("read calls", Expected.Exactly(0), 0)];
        return blank with
        {
            Mechanism = rows,
            ClaimVerdict = ClaimRule.Judge(rows),
            Expectation = holds ? Expectation.Supported : Expectation.Contradicted,
            Reason = holds ? "Every counter agrees." : "resident after touching, bytes: 4096, expected = 0.",
            Facts = new Dictionary<string, double>(StringComparer.Ordinal) { ["slackBytes"] = (4096 - (at % 4096)) % 4096, ["sumOfPssBytes"] = 67108864 * 1.02 },
        };
    }

    /// <summary>Of what comes from the device no model is known.</summary>
    private static Dictionary<string, double>? Modelled(SyntheticClaim claim, params (string, double)[] work) => claim.Id.Contains("cold", StringComparison.Ordinal) ? null : Given.Work(work);

    private StageRecord[] Stages() =>
    [
        .. new[] { ("map", 2100.0), ("fault", 21000), ("access", 98000), ("unmap", 9800) }
            .Select(s => new StageRecord("MapAndCopy", s.Item1, noise.Rounds(32, 0.02, s.Item2)[0])),
    ];

    private static Dictionary<string, double> Counters(double reads, double faults) => new(StringComparer.Ordinal)
    {
        ["minorFaults"] = faults,
        ["majorFaults"] = 0,
        ["voluntarySwitches"] = 0,
        ["involuntarySwitches"] = 0.03125,
        ["userNanoseconds"] = 115000,
        ["systemNanoseconds"] = 20400,
        ["readCalls"] = reads,
        ["readBytes"] = reads * 4096,
        ["writeCalls"] = 0,
        ["deviceReadBytes"] = 0,
    };
}
