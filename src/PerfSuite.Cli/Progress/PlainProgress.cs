using PerfSuite.Cli.Printing;
using PerfSuite.Running;

namespace PerfSuite.Cli.Progress;

/// <summary>A line for every sweep, with the time since the start, for files and logs; a sweep that takes long shows that it lives.</summary>
public sealed class PlainProgress(RunState state, TimeProvider time, Action<string> writeLine) : IProgressDisplay
{
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(20);

    private long lastLine = time.GetTimestamp();

    public void During(Action work) => work();

    public void Interrupting() => Write("interrupted: ending the round, keeping what there is (a second time ends at once)");

    public void Report(RunEvent value)
    {
        state.Apply(value);
        RunSnapshot now = state.Take();
        if (value is SweepStarted or ConfirmationStarted)
            Write($"{RunLine.Of(now.Current)}{Left(now)}");
        else if (value is RunJudged or SweepLost)
            Write(now.News[^1]);
        else if (time.GetElapsedTime(lastLine) >= LongestSilence)
            Write($"still {RunLine.Of(now.Current)}{Left(now)}");
    }

    private static string Left(RunSnapshot now) => now.Left >= TimeSpan.FromSeconds(1) ? $", about {Words.Clock(now.Left)} left" : "";

    private void Write(string text)
    {
        lastLine = time.GetTimestamp();
        writeLine($"{Words.Clock(state.Take().Elapsed),5}  {text}");
    }
}
