using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using PerfSuite.Claims.Limits;
using PerfSuite.Claims.Workloads;
using PerfSuite.Data;
using PerfSuite.Interop;

namespace PerfSuite.Claims.Sharing;

/// <summary>One of several processes that use a file: it holds a mapping of it and a private copy in a buffer, and adds up part after part in either.</summary>
internal sealed class FileUser : IDisposable
{
    public const string Read = "read", Map = "map", Hold = "holding?";

    private const int BlockBytes = 64 << 10;

    private readonly UsedFile used;
    private readonly FileDescriptor file;
    private readonly Mapping mapping, guarded;
    private readonly MappedRange copy;
    private readonly ThreadProbe probe = new();
    private readonly ulong[] sums;

    /// <summary>Where each way goes on; half a file apart.</summary>
    private int nextRead, nextMapped;

    private FileUser(UsedFile used)
    {
        this.used = used;
        file = FileDescriptor.Open(used.Path);
        mapping = Mapping.Create(file, 0, used.Bytes);
        // Forbidden pages on both sides keep the copy's area from growing together with a neighbour's.
        guarded = Mapping.CreateAnonymous(used.Bytes + (2 * PageCache.PageBytes), Protection.None);
        copy = guarded.Range.Slice(PageCache.PageBytes, used.Bytes);
        copy.Protect(Protection.Read | Protection.Write);
        file.ReadExactly(copy.Address, used.Bytes, 0);
        SeededWords content = new(used.Seed, Path.GetFileName(used.Path));
        sums = [.. Enumerable.Range(0, used.Parts).Select(part => content.Sum(part * used.PartBytes, used.PartBytes))];
        nextRead = used.FirstPart;
        nextMapped = (used.FirstPart + (used.Parts / 2)) % used.Parts;
        _ = mapping.Range.Sum(0, used.Bytes);
    }

    /// <summary>Entry point: what a <see cref="UsedFile"/> is made of.</summary>
    public static int Run(string[] arguments)
    {
        using FileUser user = new(UsedFile.Parse(arguments));
        Console.WriteLine("ready");
        while (Console.ReadLine() is { } question)
            Console.WriteLine(question == Hold ? Holding.Of(user.mapping.Range.Address, user.copy.Address).ToString() : user.Turn(question == Read));
        return 0;
    }

    public void Dispose()
    {
        probe.Dispose();
        guarded.Dispose();
        mapping.Dispose();
        file.Dispose();
    }

    /// <summary>One part, and when it was begun and done by the clock that all processes share.</summary>
    private string Turn(bool reading)
    {
        int part = reading ? nextRead : nextMapped;
        CounterSnapshot before = probe.Take();
        long start = Stopwatch.GetTimestamp();
        ulong sum = reading ? ReadAndSum(part) : mapping.Range.Sum(part * used.PartBytes, used.PartBytes);
        long end = Stopwatch.GetTimestamp();
        Counters counted = probe.Between(before, probe.Take());
        if (reading)
            nextRead = (part + 1) % used.Parts;
        else
            nextMapped = (part + 1) % used.Parts;
        return string.Create(CultureInfo.InvariantCulture,
            $"{start} {end} {new ConfinedTurn(Stopwatch.GetElapsedTime(start, end).TotalNanoseconds, unchecked(sum - sums[part]), counted)}");
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private ulong ReadAndSum(int part)
    {
        ulong sum = 0;
        for (long at = part * used.PartBytes; at < (part + 1) * used.PartBytes; at += BlockBytes)
        {
            if (SystemCall.Pread(file.Number, copy.Address + (nint)at, BlockBytes, at) != BlockBytes)
                throw ShortReadException.At(file.Path, at, BlockBytes);
            sum = unchecked(sum + copy.Sum(at, BlockBytes));
        }

        return sum;
    }
}

/// <summary>A file as one of its users sees it.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Bytes">Its size, a whole number of parts.</param>
/// <param name="PartBytes">How much a turn uses.</param>
/// <param name="FirstPart">With which part this user begins; the others begin elsewhere.</param>
/// <param name="Seed">Of the content.</param>
internal sealed record UsedFile(string Path, long Bytes, long PartBytes, int FirstPart, int Seed)
{
    public int Parts => (int)(Bytes / PartBytes);

    public static UsedFile Parse(string[] arguments)
    {
        long[] numbers = [.. arguments.Skip(1).Select(a => long.Parse(a, CultureInfo.InvariantCulture))];
        return numbers is [var bytes, var part, var first, var seed] ? new UsedFile(arguments[0], bytes, part, (int)first, (int)seed)
            : throw new FormatException($"Expected a path and four numbers, found '{string.Join(' ', arguments)}'.");
    }

    public string[] ToArguments() => [Path, .. new[] { Bytes, PartBytes, FirstPart, Seed }.Select(n => n.ToString(CultureInfo.InvariantCulture))];
}
