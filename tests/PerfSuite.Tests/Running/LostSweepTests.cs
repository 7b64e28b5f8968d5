using PerfSuite.Catalogue;
using PerfSuite.Data;
using PerfSuite.Judging.Records;
using PerfSuite.Running;

namespace PerfSuite.Tests.Running;

/// <summary>Runs of a few claims in real processes, some of which die.</summary>
public sealed class LostSweepTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("perfsuite-tests-").FullName;
    private readonly List<RunEvent> events = [];

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [SkippableFact]
    public void A_case_that_kills_its_process_fails_and_the_others_are_measured()
    {
        SuiteResults results = Run(typeof(DyingClaim), typeof(QuietClaim));
        CaseRecord dying = results.Cases.Single(c => c.Claim == "dying-claim"), quiet = results.Cases.Single(c => c.Claim == "quiet-claim");
        Assert.Equal((CaseStatus.Failed, true), (dying.Status, dying.Red));
        Assert.Contains("exit code 7", dying.Reason, StringComparison.Ordinal);
        Assert.Equal((ClaimVerdict.Supported, false), (quiet.ClaimVerdict, quiet.Red));
        Assert.Equal((1, 1), (results.Run.Sweeps, results.Run.LostSweeps));
        Assert.Equal("dying-claim", Assert.Single(events.OfType<SweepLost>()).Case);
        Assert.Equal(SuiteRun.ConfirmingSweeps, dying.Repeats.Count(r => r.Failed));
        Assert.Empty(Directory.GetFileSystemEntries(folder));
    }

    /// <summary>It fails once: by the fresh sweeps, which it survives, it is neither red nor decided.</summary>
    [SkippableFact]
    public void A_case_that_was_being_measured_when_a_process_was_killed_is_not_red_for_it()
    {
        Environment.SetEnvironmentVariable(DyingOnceClaim.Marker, Path.Combine(Path.GetTempPath(), $"perfsuite-tests-{Guid.NewGuid():N}"));
        SuiteResults results = Run(typeof(DyingOnceClaim), typeof(QuietClaim));
        File.Delete(Environment.GetEnvironmentVariable(DyingOnceClaim.Marker)!);
        CaseRecord died = results.Cases.Single(c => c.Claim == "dying-once-claim");
        Assert.Equal((CaseStanding.NotConfirmed, false, ClaimVerdict.Inconclusive), (died.Standing, died.Red, died.ClaimVerdict));
        Assert.Equal(ClaimVerdict.Supported, results.Cases.Single(c => c.Claim == "quiet-claim").ClaimVerdict);
    }

    private SuiteResults Run(params Type[] claims)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Runs measure on Linux only.");
        // A run's time counts from the start of its process, which is the tests' own here.
        RunSettings settings = new(Profile.Quick, folder, Seed: 1, Machine: null, BaselinesFolder: null) { Budget = TimeSpan.FromHours(1) };
        using SuiteRun run = new(settings, new Heard(events));
        run.Measure([.. claims.SelectMany(c => new ClaimDescription(c).Cases)], CancellationToken.None);
        return run.Results(complete: true);
    }

    private sealed class Heard(List<RunEvent> events) : IProgress<RunEvent>
    {
        public void Report(RunEvent value)
        {
            lock (events)
                events.Add(value);
        }
    }

    [Claim("dying-claim", Title = "Dying", Statement = "Dying.", Source = "test", Expectation = Expectation.Supported, Because = "It is.")]
    public class DyingClaim : MechanismClaim
    {
        public override Observation Observe()
        {
            Environment.Exit(7);
            return Observation.Of();
        }
    }

    [Claim("dying-once-claim", Title = "Dying once", Statement = "Dying once.", Source = "test", Expectation = Expectation.Supported, Because = "It is.")]
    public class DyingOnceClaim : MechanismClaim
    {
        public const string Marker = "PERFSUITE_TESTS_MARKER";

        public override Observation Observe()
        {
            string marker = Environment.GetEnvironmentVariable(Marker)!;
            if (!File.Exists(marker))
            {
                File.WriteAllText(marker, "");
                Environment.Exit(137);
            }

            return Observation.Of(MechanismRow.Of("nothing", Expected.Exactly(0), 0));
        }
    }

    [Claim("quiet-claim", Title = "Quiet", Statement = "Quiet.", Source = "test", Expectation = Expectation.Supported, Because = "It is.")]
    public class QuietClaim : MechanismClaim
    {
        public override Observation Observe() => Observation.Of(MechanismRow.Of("nothing", Expected.Exactly(0), 0));
    }
}
