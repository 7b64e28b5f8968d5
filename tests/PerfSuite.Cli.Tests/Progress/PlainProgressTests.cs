using PerfSuite.Catalogue;
using PerfSuite.Cli.Progress;
using PerfSuite.Data;
using PerfSuite.Judging.Statistics;
using PerfSuite.Running;
using PerfSuite.Tests.Shared;

namespace PerfSuite.Cli.Tests.Progress;

public class PlainProgressTests
{
    private static readonly ClaimCase[] Cases = [.. ClaimSource.Catalogue.Select(["sequential-warm-copy"]).Cases.Take(3)];

    private readonly FakeTime time = new();
    private readonly List<string> lines = [];
    private readonly PlainProgress progress;

    public PlainProgressTests() => progress = new PlainProgress(new RunState(Cases, Profile.Quick, Profile.Quick.Budget, time), time, lines.Add);

    [Fact]
    public void A_case_that_ends_is_a_line()
    {
        progress.Report(new CaseStarted(Cases[0].Name));
        time.Advance(65);
        progress.Report(new CaseEnded(RunStateTests.Record(Cases[0])));
        Assert.Equal(" 1:05  1/3  sequential-warm-copy [blockKiB=4, mapped=once]: 1.500 (1.499 … 1.501), supported, about 0:55 left", Assert.Single(lines));
    }

    [Fact]
    public void What_looks_red_is_announced_and_its_repeats_are_lines()
    {
        progress.Report(new CaseStarted(Cases[0].Name));
        progress.Report(new CaseEnded(RunStateTests.Record(Cases[0], red: true)));
        progress.Report(new SuspectsRepeated([Cases[0].Name], 2, 3));
        Assert.Contains("looks red, will be measured again", lines[0], StringComparison.Ordinal);
        Assert.Equal(" 0:00  measuring what looks red again, 1 case in fresh process 2 of 3", lines[1]);
    }

    [Fact]
    public void A_long_case_shows_that_it_lives_now_and_then()
    {
        progress.Report(new CaseStarted(Cases[0].Name));
        for (int look = 0; look < 5; look++)
        {
            time.Advance(9);
            progress.Report(new CaseLooked(Cases[0].Name, 32 + look, new Interval(1.5, 1.4, 1.6, 0.99)));
        }

        Assert.Equal(" 0:27  still measuring sequential-warm-copy [blockKiB=4, mapped=once]: 1.500 (1.400 … 1.600) after 34 rounds", Assert.Single(lines));
    }
}
