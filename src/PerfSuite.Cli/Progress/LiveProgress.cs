using System.Runtime.ExceptionServices;
using PerfSuite.Cli.Printing;
using PerfSuite.Running;
using Spectre.Console;

namespace PerfSuite.Cli.Progress;

/// <summary>
/// Draws the run on a terminal: what there is to say scrolls by, what goes on stands below. The measuring thread only leaves its events here;
/// drawing happens a few times a second on another one, because it costs time and caches.
/// </summary>
public sealed class LiveProgress(RunState state, IAnsiConsole console) : IProgressDisplay
{
    private static readonly TimeSpan RedrawEvery = TimeSpan.FromMilliseconds(250);

    private volatile bool interrupting;
    private int shown;

    public void Report(RunEvent value) => state.Apply(value);

    public void Interrupting() => interrupting = true;

    public void During(Action work)
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
        });
        AppDomain.CurrentDomain.ProcessExit += ShowCursor;
        worker.Start();
        console.Live(new RunDrawing(state.Take(), interrupting)).AutoClear(true).Start(live => DrawUntilEnded(worker, live));
        AppDomain.CurrentDomain.ProcessExit -= ShowCursor;
        failure?.Throw();
    }

    /// <summary>A process that is ended while it draws would leave the terminal without a cursor.</summary>
    private void ShowCursor(object? sender, EventArgs e) => console.Cursor.Show();

    private void DrawUntilEnded(Thread worker, LiveDisplayContext live)
    {
        bool ended;
        do
        {
            ended = worker.Join(RedrawEvery);
            RunSnapshot now = state.Take();
            live.UpdateTarget(new RunDrawing(now, interrupting));
            foreach (string line in now.News.Skip(shown))
                console.Write(new ScrolledLine($"{Words.Clock(now.Elapsed),5}  {line}", Style.Plain));
            shown = now.News.Count;
        }
        while (!ended);
    }
}
