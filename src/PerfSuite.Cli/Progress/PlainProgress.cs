using PerfSuite.Cli.Text;
using PerfSuite.Results;
using PerfSuite.Running;

namespace PerfSuite.Cli.Progress;

/// <summary>A line for every case that ends, with the time since the start, for files and logs; a case that takes long shows that it lives.</summary>
public sealed class PlainProgress(RunState state, TimeProvider time, Action<string> writeLine) : IProgressDisplay
{
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(20);

    private long lastLine = time.GetTimestamp();

    public void While(Action work) => work();

    public void Interrupting() => Write("interrupted: ending the round; a second time ends at once");

    public void Report(RunEvent value)
    {
        state.Apply(value);
        if (value is CaseEnded ended)
            Write(Ended(ended.Case, state.Take()));
        else if (value is CaseLooked looked && time.GetElapsedTime(lastLine) >= LongestSilence)
            Write($"still at {looked.Case}: {Words.Of(looked.Ratio)} after {looked.Rounds} rounds");
    }

    private static string Ended(CaseRecord record, RunSnapshot now) =>
        $"{now.Done}/{now.Total}  {CaseLine.Of(record)}{(now.Done < now.Total ? $", about {Words.Clock(now.Left)} left" : "")}";

    private void Write(string text)
    {
        lastLine = time.GetTimestamp();
        writeLine($"{Words.Clock(state.Take().Elapsed),5}  {text}");
    }
}
