using PerfSuite.Cli.Printing;
using PerfSuite.Running;

namespace PerfSuite.Cli.Progress;

/// <summary>A line for every case that ends, with the time since the start, for files and logs; a case that takes long shows that it lives.</summary>
public sealed class PlainProgress(RunState state, TimeProvider time, Action<string> writeLine) : IProgressDisplay
{
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(20);

    private long lastLine = time.GetTimestamp();

    public void During(Action work) => work();

    public void Interrupting() => Write("interrupted: ending the round, keeping what there is (a second time ends at once)");

    public void Report(RunEvent value)
    {
        state.Apply(value);
        if (value is CaseEnded)
            Write(Ended(state.Take()));
        else if (value is SuspectsRepeated repeated)
            Write($"{CaseLine.Of(state.Take().Current)} of {repeated.Of}");
        else if (value is CaseLooked && time.GetElapsedTime(lastLine) >= LongestSilence)
            Write($"still {CaseLine.Of(state.Take().Current)}");
    }

    private static string Ended(RunSnapshot now) => $"{now.Ended.Count}/{now.Total}  {CaseLine.Of(now.Ended[^1])}"
        + (now.Left >= TimeSpan.FromSeconds(1) ? $", about {Words.Clock(now.Left)} left" : "");

    private void Write(string text)
    {
        lastLine = time.GetTimestamp();
        writeLine($"{Words.Clock(state.Take().Elapsed),5}  {text}");
    }
}
