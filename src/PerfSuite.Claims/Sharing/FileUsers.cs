using System.Diagnostics;
using System.Globalization;
using PerfSuite.Claims.Limits;
using PerfSuite.Data;
using PerfSuite.Measurement;
using PerfSuite.Processes;

namespace PerfSuite.Claims.Sharing;

/// <summary>Several processes that use one file at the same time: this side of them.</summary>
internal sealed class FileUsers : IDisposable
{
    private readonly Child[] users;

    /// <param name="data">The file, a whole number of parts.</param>
    /// <param name="count">How many processes.</param>
    /// <param name="partBytes">How much each uses in a turn.</param>
    /// <param name="seed">Of the file's content.</param>
    public FileUsers(DataFile data, int count, long partBytes, int seed)
    {
        int parts = (int)(data.Bytes / partBytes);
        users = [.. Enumerable.Range(0, count).Select(i => Child.Start(FileUser.Run, new UsedFile(data.Path, data.Bytes, partBytes, parts * i / count, seed).ToArguments()))];
        foreach (Child user in users)
            user.ReadLine();
    }

    /// <summary>The last turn: from when the first began until the last was done, with what all of them counted.</summary>
    public TurnElsewhere LastTurn { get; private set; }

    /// <summary>Lets all of them use their next parts at once.</summary>
    /// <param name="how"><see cref="FileUser.Read"/> or <see cref="FileUser.Map"/>.</param>
    /// <returns>0 where everybody found what the file holds.</returns>
    public ulong Use(string how)
    {
        long asked = Stopwatch.GetTimestamp();
        Array.ForEach(users, u => u.WriteLine(how));
        UserTurn[] turns = [.. users.Select(u => UserTurn.Parse(u.ReadLine()))];
        TimeSpan whole = Stopwatch.GetElapsedTime(asked), work = Stopwatch.GetElapsedTime(turns.Min(t => t.Start), turns.Max(t => t.End));
        LastTurn = new TurnElsewhere(Math.Max(0, (whole - work).TotalNanoseconds), turns.Select(t => t.Work.Counted).Aggregate((a, b) => a + b));
        return turns.Aggregate(0UL, (wrong, t) => wrong | t.Work.Sum);
    }

    /// <summary>What each of them holds of the file.</summary>
    public Holding[] Holdings() => [.. users.Select(u => Holding.Parse(u.Ask(FileUser.Hold)))];

    public void Dispose() => Array.ForEach(users, u => u.Dispose());
}

/// <summary>What one process did in a turn.</summary>
/// <param name="Start">When it began, by the clock that all processes share.</param>
/// <param name="End">When it was done.</param>
/// <param name="Work">What it took.</param>
internal sealed record UserTurn(long Start, long End, ConfinedTurn Work)
{
    public static UserTurn Parse(string line) => line.Split(' ', 3) is [var start, var end, var work]
        ? new UserTurn(long.Parse(start, CultureInfo.InvariantCulture), long.Parse(end, CultureInfo.InvariantCulture), ConfinedTurn.Parse(work))
        : throw new FormatException($"Expected two times and a turn, found '{line}'.");
}
