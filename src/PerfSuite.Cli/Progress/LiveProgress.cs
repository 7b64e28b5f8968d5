using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using PerfSuite.Cli.Text;
using PerfSuite.Results;
using PerfSuite.Running;
using Spectre.Console;

namespace PerfSuite.Cli.Progress;

/// <summary>
/// Draws the run on a terminal: what has ended scrolls by, what goes on stands below. The measuring thread only leaves its events here;
/// drawing happens a few times a second on another one, because it costs time and caches.
/// </summary>
public sealed class LiveProgress(RunState state, IAnsiConsole console) : IProgressDisplay
{
    private static readonly TimeSpan RedrawEvery = TimeSpan.FromMilliseconds(250);

    private readonly BlockingCollection<CaseRecord> ended = [];
    private volatile bool interrupting;

    public void Report(RunEvent value)
    {
        state.Apply(value);
        if (value is CaseEnded end)
            ended.Add(end.Case);
    }

    public void Interrupting() => interrupting = true;

    public void While(Action work)
    {
        ExceptionDispatchInfo? failure = null;
        Thread worker = new(() =>
        {
            try
            {
                work();
            }
            catch (Exception e)
            {
                failure = ExceptionDispatchInfo.Capture(e);
            }
            finally
            {
                ended.CompleteAdding();
            }
        });
        worker.Start();
        console.Live(Drawing()).AutoClear(true).Start(Draw);
        worker.Join();
        failure?.Throw();
    }

    private void Draw(LiveDisplayContext live)
    {
        while (!ended.IsCompleted)
        {
            if (ended.TryTake(out CaseRecord? record, RedrawEvery))
                console.Write(new Text(CaseLine.Of(record) + "\n", new Style(Words.Colour(record))));
            live.UpdateTarget(Drawing());
        }
    }

    private RunDrawing Drawing() => new(state.Take(), interrupting);
}
