using PerfSuite.Catalogue;
using PerfSuite.Data;
using PerfSuite.Results;
using PerfSuite.Running;
using PerfSuite.Statistics;

namespace PerfSuite.Cli.Progress;

/// <summary>What is known of a run that goes on: told by its events, asked by displays, from any thread.</summary>
/// <param name="cases">Everything that will be measured.</param>
/// <param name="profile">Gives the first guess of how long a case takes.</param>
/// <param name="time">The clock.</param>
public sealed class RunState(IReadOnlyCollection<ClaimCase> cases, Profile profile, TimeProvider time)
{
    private readonly Lock guard = new();
    private readonly long start = time.GetTimestamp();
    private readonly Dictionary<string, ClaimKind> waiting = cases.ToDictionary(c => c.Name, c => c.Claim.Kind, StringComparer.Ordinal);
    private readonly Dictionary<ClaimKind, Pace> paces = new()
    {
        [ClaimKind.Timing] = new Pace(profile.CaseBudget),
        [ClaimKind.Mechanism] = new Pace(profile.CaseBudget / 4),
    };

    private readonly List<CaseRecord> ended = [];
    private CaseStarted? current;
    private CaseLooked? look;
    private long caseStart;

    /// <summary>Takes in what happened.</summary>
    public void Apply(RunEvent happened)
    {
        lock (guard)
            switch (happened)
            {
                case CaseStarted started:
                    (current, look, caseStart) = (started, null, time.GetTimestamp());
                    break;
                case CaseLooked looked:
                    look = looked;
                    break;
                case CaseEnded end:
                    End(end.Case);
                    break;
            }
    }

    /// <summary>The state now.</summary>
    public RunSnapshot Take()
    {
        lock (guard)
            return new RunSnapshot(time.GetElapsedTime(start), Left(), ended.Count, cases.Count, current?.Case, look?.Rounds ?? 0, look?.Ratio,
                [.. ended]);
    }

    private void End(CaseRecord record)
    {
        if (waiting.Remove(record.Name, out ClaimKind kind) && current is not null)
            paces[kind].Add(time.GetElapsedTime(caseStart));
        ended.Add(record);
        (current, look) = (null, null);
    }

    /// <summary>What the waiting cases will take, less what the current one has had already.</summary>
    private TimeSpan Left()
    {
        TimeSpan all = waiting.Values.Aggregate(TimeSpan.Zero, (sum, kind) => sum + paces[kind].Mean);
        if (current is null || !waiting.TryGetValue(current.Case, out ClaimKind running))
            return all;
        TimeSpan had = time.GetElapsedTime(caseStart);
        return all - (had < paces[running].Mean ? had : paces[running].Mean);
    }

    /// <summary>Mean duration of a kind of case; the guess counts as one case.</summary>
    private sealed class Pace(TimeSpan guess)
    {
        private TimeSpan total = guess;
        private int count = 1;

        public TimeSpan Mean => total / count;

        public void Add(TimeSpan duration)
        {
            total += duration;
            count++;
        }
    }
}

/// <summary>A run at one moment.</summary>
/// <param name="Elapsed">Since the beginning.</param>
/// <param name="Left">Until the end, as far as can be told.</param>
/// <param name="Done">Cases that have ended.</param>
/// <param name="Total">All cases.</param>
/// <param name="Current">The case that is being measured; null between two.</param>
/// <param name="Rounds">Its rounds at the last look.</param>
/// <param name="Ratio">Its ratio at the last look.</param>
/// <param name="Ended">The records of the cases that have ended.</param>
public sealed record RunSnapshot(TimeSpan Elapsed, TimeSpan Left, int Done, int Total, string? Current, int Rounds, Interval? Ratio,
    IReadOnlyList<CaseRecord> Ended);
