using PerfSuite.Running;

namespace PerfSuite.Cli.Progress;

/// <summary>What is known of a run that goes on: told by its events, asked by displays, from any thread.</summary>
public sealed class RunState
{
    private readonly Lock guard = new();
    private readonly TimeProvider time;
    private readonly long start;
    private readonly List<string> news = [];
    private Activity current = Activity.None;
    private Tally tally;
    private TimeSpan leftThen;
    private long asked;

    /// <param name="budget">What measuring takes at most.</param>
    /// <param name="time">The clock.</param>
    public RunState(TimeSpan budget, TimeProvider time)
    {
        this.time = time;
        start = asked = time.GetTimestamp();
        leftThen = budget;
    }

    /// <summary>Takes in what happened.</summary>
    public void Apply(RunEvent happened)
    {
        lock (guard)
            switch (happened)
            {
                case SweepStarted sweep:
                    Begin(new Activity(sweep.Number, sweep.Cases), sweep.Left);
                    break;
                case ConfirmationStarted confirmation:
                    Begin(new Activity(confirmation.Sweep, confirmation.Cases.Count, Of: confirmation.Of), confirmation.Left);
                    break;
                case VisitStarted visit:
                    current = current with { Case = visit.Case, Visited = current.Visited + 1 };
                    break;
                case RunJudged judged:
                    tally = new Tally(judged.Decided, judged.Undecided, judged.Suspects);
                    news.Add(RunLine.Of(tally));
                    break;
                case SweepLost lost:
                    news.Add($"sweep {lost.Number} was lost: its process ended without a result in {lost.Case}; the others count");
                    break;
            }
    }

    /// <summary>The state now.</summary>
    public RunSnapshot Take()
    {
        lock (guard)
        {
            TimeSpan left = leftThen - time.GetElapsedTime(asked);
            return new RunSnapshot(time.GetElapsedTime(start), left > TimeSpan.Zero ? left : TimeSpan.Zero, current, tally, [.. news]);
        }
    }

    private void Begin(Activity activity, TimeSpan left) => (current, leftThen, asked) = (activity, left, time.GetTimestamp());
}

/// <summary>A run at one moment.</summary>
/// <param name="Elapsed">Since the beginning.</param>
/// <param name="Left">Until the end, as far as can be told.</param>
/// <param name="Current">What goes on.</param>
/// <param name="Tally">What the sweeps have said when they were last asked.</param>
/// <param name="News">What is worth a line of its own, in the order of time.</param>
public sealed record RunSnapshot(TimeSpan Elapsed, TimeSpan Left, Activity Current, Tally Tally, IReadOnlyList<string> News);

/// <summary>A sweep that goes on.</summary>
/// <param name="Sweep">Its number; 0 before the first.</param>
/// <param name="Cases">How many cases it visits.</param>
/// <param name="Visited">How many of them it has begun.</param>
/// <param name="Case">The case that is visited; null before the first.</param>
/// <param name="Of">How many sweeps confirm what looks red; 0 for the run's own measuring.</param>
public sealed record Activity(int Sweep, int Cases, int Visited = 0, string? Case = null, int Of = 0)
{
    public static Activity None { get; } = new(0, 0);
}

/// <summary>How many cases have a verdict, have none yet, look red.</summary>
public readonly record struct Tally(int Decided, int Undecided, int Suspects);
