using System.Globalization;
using System.Runtime.CompilerServices;
using BenchmarkDotNet.Attributes;
using PerfSuite.Catalogue;
using PerfSuite.Data;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;
using PerfSuite.Processes;

namespace PerfSuite.Claims.Crossings;

/// <summary>Once a file is mapped, using it makes no system call; read() makes one a block.</summary>
/// <remarks>Sources: love, when-not. Exact counts of the calling thread, for the same blocks in both arms. The kernel counts calls of the read and write families only. That
/// there is no other is shown by a thread of a child process which may make none (strict seccomp): it adds up the same mapping, faults included, and lives; the same
/// thread with the emptiest of calls in place of the sum is ended.</remarks>
[Claim("no-system-calls-when-mapped",
    Title = "Once mapped, access makes no system call",
    Statement = "The same blocks of a cached file are read with pread() and summed in a mapping; the thread's read and write calls and bytes are counted exactly. A thread that "
        + "the kernel ends at any other call sums the mapping, too.",
    Source = $"{Sources.Love}, {Sources.WhenNot}",
    Expectation = Expectation.Supported,
    Because = "Access to a mapping is an ordinary load; what enters the kernel is a fault, not a call.")]
[SourceSetting(
    Coverage = "any access, aside from page faults (love)",
    Choice = "No file is described: a cached one of 4 MiB, by blocks of 4 and 64 KiB. Calls are counted, so that size does not matter.")]
public class NoSystemCallsWhenMapped : MechanismClaim
{
    private const long FileBytes = 4L << 20;

    /// <summary>Size of a block, KiB.</summary>
    [Params(4, 64)]
    public int BlockKiB { get; set; }

    public override IReadOnlyDictionary<string, object> Recorded => Facts.Of(("fileBytes", FileBytes), ("blockBytes", BlockBytes));

    private int BlockBytes => BlockKiB << 10;

    public override Observation Observe()
    {
        DataFile data = Workspace.File("crossings.bin", FileBytes);
        data.EstablishWarm();
        using FileDescriptor file = data.Open();
        using NativeBuffer buffer = new(BlockBytes);
        using Mapping mapping = Mapping.Create(file, 0, FileBytes);
        using ThreadProbe probe = new();
        CounterSnapshot start = probe.Take();
        ulong readSum = ReadAll(file, buffer);
        CounterSnapshot between = probe.Take();
        ulong mappedSum = SumAll(mapping.Range);
        CounterSnapshot end = probe.Take();
        return Observation.Of([
            .. Judge(probe.Between(start, between), probe.Between(between, end), FileBytes / BlockBytes, FileBytes),
            .. JudgeSealed(Sealed(data.Path, nameof(Sum)), Sealed(data.Path, nameof(Call)), $"{data.Content.Sum(0, FileBytes):x16}"),
            MechanismRow.Of("checksum, mapped arm as read arm", readSum.ToString("x16"), mappedSum.ToString("x16")),
            MechanismRow.Of("checksum, read arm as the file's content", data.Content.Sum(0, FileBytes).ToString("x16"), readSum.ToString("x16")),
        ]);
    }

    /// <summary>What the claim asks of the counters of both arms.</summary>
    internal static IEnumerable<MechanismRow> Judge(Counters read, Counters mapped, long blocks, long bytes) =>
    [
        MechanismRow.Of("read calls, read arm: one a block", Expected.Exactly(blocks), read.ReadCalls),
        MechanismRow.Of("bytes read by calls, read arm", Expected.Exactly(bytes), read.ReadBytes),
        MechanismRow.Of("read and write calls, mapped arm", Expected.Exactly(0), mapped.ReadCalls + mapped.WriteCalls),
        MechanismRow.Of("bytes read by calls, mapped arm", Expected.Exactly(0), mapped.ReadBytes),
    ];

    /// <summary>What the claim asks of threads that are ended at their first call; nothing where threads cannot be sealed.</summary>
    /// <param name="mapped">What became of the one that adds up the mapping.</param>
    /// <param name="calling">What became of the one that makes a call.</param>
    /// <param name="sum">What the file holds.</param>
    internal static IEnumerable<MechanismRow> JudgeSealed(string mapped, string calling, string sum) => mapped == Errno.EINVAL.Name ? [] :
    [
        MechanismRow.Of("sum by a thread that may make no call", sum, mapped),
        MechanismRow.Of("the same thread with one call", SealedThread.Ended, calling),
    ];

    /// <summary>Asks a child, which is killed with its thread.</summary>
    private string Sealed(string path, string what)
    {
        using Child child = Child.Start(what == nameof(Sum) ? Sum : Call, [path, BlockBytes.ToString(CultureInfo.InvariantCulture)]);
        return child.ReadLine();
    }

    private static int Sum(string[] arguments)
    {
        NoSystemCallsWhenMapped claim = new() { BlockKiB = int.Parse(arguments[1], CultureInfo.InvariantCulture) >> 10 };
        using FileDescriptor file = FileDescriptor.Open(arguments[0]);
        using (Mapping compiling = Mapping.Create(file, 0, FileBytes))
            _ = claim.SumAll(compiling.Range);
        using Mapping mapping = Mapping.Create(file, 0, FileBytes);
        MappedRange range = mapping.Range;
        return Tell(() => claim.SumAll(range));
    }

    private static int Call(string[] arguments)
    {
        _ = SystemCall.EmptyCall();
        return Tell(static () => (ulong)SystemCall.EmptyCall());
    }

    private static int Tell(Func<ulong> work)
    {
        Console.WriteLine(SealedThread.Run(work));
        Console.ReadLine(); // Waits to be killed: the runtime would wait for its thread.
        return 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private ulong ReadAll(FileDescriptor file, NativeBuffer buffer)
    {
        ulong sum = 0;
        for (long at = 0; at < FileBytes; at += BlockBytes)
        {
            if (SystemCall.Pread(file.Number, buffer.Address, BlockBytes, at) != BlockBytes)
                throw Workloads.ShortReadException.At(file.Path, at, BlockBytes);
            sum = unchecked(sum + WordSum.Of(buffer.Address, BlockBytes));
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private ulong SumAll(MappedRange map)
    {
        ulong sum = 0;
        for (long at = 0; at < FileBytes; at += BlockBytes)
            sum = unchecked(sum + map.Sum(at, BlockBytes));
        return sum;
    }
}
