using PerfSuite.Catalogue;
using PerfSuite.Data;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Judging.Verdicts;
using PerfSuite.Running;

namespace PerfSuite.Cli.Progress;

/// <summary>What is known of a run that goes on: told by its events, asked by displays, from any thread.</summary>
public sealed class RunState
{
    /// <summary>What a fresh process needs beside the measuring: its start and its data files.</summary>
    private static readonly TimeSpan ProcessStart = TimeSpan.FromSeconds(1.5);

    private readonly Lock guard = new();
    private readonly TimeProvider time;
    private readonly long start;
    private readonly Dictionary<string, ClaimDescription> claims;
    private readonly Dictionary<string, ClaimKind> waiting;
    private readonly Dictionary<ClaimKind, Pace> paces;
    private readonly List<EndedCase> ended = [];
    private Activity current = Activity.None;
    private long currentStart;
    private readonly TimeSpan budget;
    private int repeats = Repetition.Processes;

    /// <param name="cases">Everything that will be measured.</param>
    /// <param name="profile">Gives the first guess of how long a case takes.</param>
    /// <param name="budget">What measuring takes at most, and confirming as long again.</param>
    /// <param name="time">The clock.</param>
    public RunState(IReadOnlyCollection<ClaimCase> cases, Profile profile, TimeSpan budget, TimeProvider time)
    {
        this.budget = budget;
        this.time = time;
        start = time.GetTimestamp();
        Total = cases.Count;
        claims = cases.ToDictionary(c => c.Name, c => c.Claim, StringComparer.Ordinal);
        waiting = cases.ToDictionary(c => c.Name, c => c.Claim.Kind, StringComparer.Ordinal);
        paces = new()
        {
            [ClaimKind.Timing] = new Pace(profile.CaseBudget),
            [ClaimKind.Mechanism] = new Pace(profile.CaseBudget / 4),
        };
    }

    /// <summary>How many cases there are.</summary>
    public int Total { get; }

    /// <summary>Takes in what happened.</summary>
    public void Apply(RunEvent happened)
    {
        lock (guard)
            switch (happened)
            {
                case CaseStarted started:
                    Begin(new Activity(started.Case));
                    break;
                case CaseLooked looked:
                    current = current with { Rounds = looked.Rounds, Ratio = looked.Ratio };
                    break;
                case CaseEnded end:
                    End(end.Case);
                    break;
                case SuspectsRepeated repeated:
                    repeats = repeated.Of - repeated.Repeat;
                    Begin(new Activity(Case: null, repeated.Repeat, Suspects: repeated.Cases.Count));
                    break;
            }
    }

    /// <summary>The state now.</summary>
    public RunSnapshot Take()
    {
        lock (guard)
            return new RunSnapshot(time.GetElapsedTime(start), Left(), Total, current, [.. ended]);
    }

    private void Begin(Activity activity) => (current, currentStart) = (activity, time.GetTimestamp());

    private void End(CaseRecord record)
    {
        if (waiting.Remove(record.Name, out ClaimKind kind) && current.Case is not null)
            paces[kind].Add(time.GetElapsedTime(currentStart));
        ended.Add(new EndedCase(record, claims.TryGetValue(record.Name, out ClaimDescription? claim) && Suspicion.Of(record, claim.Drawback).Any()));
        current = Activity.None;
    }

    /// <summary>What waits, less what the current case has had, and what looks red and will be repeated; each no longer than the run's budget allows.</summary>
    private TimeSpan Left()
    {
        TimeSpan elapsed = time.GetElapsedTime(start), had = current == Activity.None ? TimeSpan.Zero : time.GetElapsedTime(currentStart);
        TimeSpan all = waiting.Values.Aggregate(TimeSpan.Zero, (sum, kind) => sum + paces[kind].Mean);
        if (current.Case is not null && waiting.TryGetValue(current.Case, out ClaimKind running))
            all -= Least(had, paces[running].Mean);
        int suspects = ended.Count(e => e.LooksRed);
        TimeSpan repeat = suspects == 0 ? TimeSpan.Zero : ProcessStart + (suspects * paces[ClaimKind.Timing].Mean);
        TimeSpan confirming = (repeat * repeats) + (current.Repeat > 0 ? repeat - Least(had, repeat) : TimeSpan.Zero);
        TimeSpan measuring = Most(TimeSpan.Zero, Least(all, budget - elapsed));
        return measuring + Most(TimeSpan.Zero, Least(confirming, (2 * budget) - elapsed - measuring));
    }

    private static TimeSpan Least(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static TimeSpan Most(TimeSpan one, TimeSpan other) => one > other ? one : other;
}

/// <summary>A run at one moment.</summary>
/// <param name="Elapsed">Since the beginning.</param>
/// <param name="Left">Until the end, as far as can be told.</param>
/// <param name="Total">How many cases there are.</param>
/// <param name="Current">What goes on.</param>
/// <param name="Ended">The cases that have ended.</param>
public sealed record RunSnapshot(TimeSpan Elapsed, TimeSpan Left, int Total, Activity Current, IReadOnlyList<EndedCase> Ended);

/// <summary>What goes on.</summary>
/// <param name="Case">The case that is measured; null between two.</param>
/// <param name="Repeat">Number of the fresh process that measures what looks red again; 0 for the run's own measuring.</param>
/// <param name="Rounds">Its rounds at the last look.</param>
/// <param name="Ratio">Its ratio at the last look.</param>
/// <param name="Suspects">How many cases are measured again.</param>
public sealed record Activity(string? Case, int Repeat = 0, int Rounds = 0, Interval? Ratio = null, int Suspects = 0)
{
    public static Activity None { get; } = new(Case: null);
}

/// <summary>A case that has ended.</summary>
/// <param name="Record">What came of it.</param>
/// <param name="LooksRed">Whether it will be measured again in fresh processes.</param>
public sealed record EndedCase(CaseRecord Record, bool LooksRed);
