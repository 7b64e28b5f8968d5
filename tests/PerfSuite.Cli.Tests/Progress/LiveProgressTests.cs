using PerfSuite.Catalogue;
using PerfSuite.Cli.Progress;
using PerfSuite.Data;
using PerfSuite.Running;
using PerfSuite.Tests.Shared;

namespace PerfSuite.Cli.Tests.Progress;

public sealed class LiveProgressTests : IDisposable
{
    private static readonly ClaimCase[] Cases = [.. ClaimSource.Catalogue.Select(["sequential-warm-copy"]).Cases.Take(3)];

    private readonly StringWriter text = new();
    private readonly LiveProgress progress;

    public LiveProgressTests() => progress = new LiveProgress(new RunState(Cases, Profile.Quick, Profile.Quick.Budget, new FakeTime()), Screen.Plain(text, TextWriter.Null).Out);

    public void Dispose() => text.Dispose();

    [Fact]
    public void Every_case_that_ends_scrolls_by_once()
    {
        progress.During(() =>
        {
            foreach (ClaimCase c in Cases)
                progress.Report(new CaseEnded(RunStateTests.Record(c)));
        });
        Assert.All(Cases, c => Assert.Equal(2, text.ToString().Split(c.Name + ": 1.500").Length));
    }

    [Fact]
    public void What_the_work_throws_comes_out() =>
        Assert.Throws<OperationCanceledException>(() => progress.During(() => throw new OperationCanceledException()));
}
