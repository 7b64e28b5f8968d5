using PerfSuite.Cli.Progress;
using PerfSuite.Data;
using PerfSuite.Running;
using PerfSuite.Tests.Shared;

namespace PerfSuite.Cli.Tests.Progress;

public sealed class LiveProgressTests : IDisposable
{
    private readonly StringWriter text = new();
    private readonly LiveProgress progress;

    public LiveProgressTests() => progress = new LiveProgress(new RunState(Profile.Quick.Budget, new FakeTime()), Screen.Plain(text, TextWriter.Null).Out);

    public void Dispose() => text.Dispose();

    [Fact]
    public void What_there_is_to_say_scrolls_by_once()
    {
        progress.During(() =>
        {
            progress.Report(new SweepLost(2, "a-claim"));
            progress.Report(new RunJudged(7, 3, 1));
        });
        Assert.Equal(2, text.ToString().Split("sweep 2 was lost").Length);
        Assert.Contains("7 decided, 3 undecided, 1 looks red", text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_work_throws_comes_out() =>
        Assert.Throws<OperationCanceledException>(() => progress.During(() => throw new OperationCanceledException()));
}
