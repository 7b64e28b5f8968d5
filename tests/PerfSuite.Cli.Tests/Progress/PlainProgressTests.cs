using PerfSuite.Cli.Progress;
using PerfSuite.Data;
using PerfSuite.Running;
using PerfSuite.Tests.Shared;

namespace PerfSuite.Cli.Tests.Progress;

public class PlainProgressTests
{
    private readonly FakeTime time = new();
    private readonly List<string> lines = [];
    private readonly PlainProgress progress;

    public PlainProgressTests() => progress = new PlainProgress(new RunState(Profile.Quick.Budget, time), time, lines.Add);

    [Fact]
    public void A_sweep_that_begins_is_a_line_with_what_is_left()
    {
        time.Advance(65);
        progress.Report(new SweepStarted(2, 144, TimeSpan.FromSeconds(55)));
        progress.Report(new VisitStarted("a-claim"));
        Assert.Equal(" 1:05  sweep 2: 0 of 144 cases, about 0:55 left", Assert.Single(lines));
    }

    [Fact]
    public void What_looks_red_is_said_and_the_sweeps_that_confirm_it_are_lines()
    {
        progress.Report(new RunJudged(40, 2, 1));
        progress.Report(new ConfirmationStarted(["a-claim"], 2, 6, TimeSpan.FromSeconds(12)));
        Assert.Equal([" 0:00  40 decided, 2 undecided, 1 looks red", " 0:00  confirming 1 case that looks red, sweep 2 of 6, about 0:12 left"], lines);
    }

    [Fact]
    public void A_lost_sweep_is_said_with_the_case_that_was_measured()
    {
        progress.Report(new SweepLost(3, "a-claim [blockKiB=4]"));
        Assert.Equal(" 0:00  sweep 3 was lost: its process ended without a result in a-claim [blockKiB=4]; the others count", Assert.Single(lines));
    }

    [Fact]
    public void A_long_sweep_shows_that_it_lives_now_and_then()
    {
        progress.Report(new SweepStarted(1, 205, TimeSpan.FromSeconds(110)));
        for (int visit = 1; visit <= 5; visit++)
        {
            time.Advance(9);
            progress.Report(new VisitStarted($"a-claim [case={visit}]"));
        }

        Assert.Equal(" 0:27  still sweep 1: 3 of 205 cases, a-claim [case=3], about 1:23 left", lines[1]);
        Assert.Equal(2, lines.Count);
    }
}
