using System.Globalization;
using BenchmarkDotNet.Attributes;
using PerfSuite.Catalogue;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;
using PerfSuite.Processes;

namespace PerfSuite.Claims.AddressSpace;

/// <summary>Address space is limited, and mappings that run into the limit are refused with a clear error.</summary>
/// <remarks>Source: when-not. Two limits, each reached in a child process: the one that a process may be given (RLIMIT_AS), and that of the processor's addresses,
/// which nobody needs to give: 128 TiB with 48-bit addresses. Nothing is touched, so that neither takes memory. As a control the first child maps as
/// much as it may have before it is limited, and gives it back. The runtime itself cannot map at the limit: the child gives some back before it speaks.</remarks>
[Claim("address-space-runs-out",
    Title = "Address space is limited, and mappings run into the limit with a clear error",
    Statement = "A child process maps one file again and again until it is refused: under a limit of its address space that leaves it 1 GiB, and without one by mappings "
        + "of a thirty-second of all addresses. What was mapped, the error, and whether a mapping succeeds again once one is given back, are told.",
    Source = Sources.WhenNot,
    Expectation = Expectation.Supported,
    Because = "mmap() adds what it is asked for to the process's total and looks for a hole of that length before it does anything else; either fails with ENOMEM.",
    Drawback = true)]
[SourceSetting(
    Size = "a large number of files below 1 KB, 4 KB of address space each",
    Choice = "No limit is named: one child process is given one, another meets that of the processor's addresses. Mappings are large, because small ones "
        + "run out of areas first.")]
public class AddressSpaceRunsOut : MechanismClaim
{
    private const long RoomBytes = 1L << 30;
    private const long ChunkBytes = 32L << 20;
    private const int ChunksOfAllAddresses = 32;

    /// <summary>What the runtime may map meanwhile.</summary>
    private const long RuntimeBytes = 128L << 20;

    [ParamsAllValues]
    public AddressLimit Limit { get; set; }

    public override IReadOnlyDictionary<string, object> Recorded => Limit == AddressLimit.OfTheProcess
        ? Facts.Of(("roomBytes", RoomBytes), ("chunkBytes", ChunkBytes)) : Facts.Of(("chunksOfAllAddresses", ChunksOfAllAddresses));

    public override Observation Observe()
    {
        string path = Workspace.File("runs-out.bin", PageCache.PageBytes).Ensure().Path;
        using Child child = Child.Start(Limit == AddressLimit.OfTheProcess ? RunIntoTheProcesssLimit : RunIntoTheProcessorsLimit, [path]);
        Refusal refusal = Refusal.Parse(child.ReadLine());
        return Observation.Of([
            .. Limit == AddressLimit.OfTheProcess ? Judge(refusal, RoomBytes - RuntimeBytes, RoomBytes) : Judge(refusal, refusal.AddressesBytes / 2, refusal.AddressesBytes),
            MechanismRow.Of("end of the process that was refused", "exit code 0", child.WaitForExit().ToString()),
        ]);
    }

    /// <summary>What the claim asks of a process that maps until it is refused.</summary>
    /// <param name="refusal">What it met.</param>
    /// <param name="leastBytes">So much finds room at least.</param>
    /// <param name="mostBytes">The limit.</param>
    internal static IEnumerable<MechanismRow> Judge(Refusal refusal, long leastBytes, long mostBytes) =>
    [
        MechanismRow.Of("mapped when refused, bytes", Expected.Between(leastBytes, mostBytes), refusal.MappedBytes),
        MechanismRow.Of("error of the mapping that was refused", Errno.ENOMEM.Name, refusal.Error),
        MechanismRow.Of("the same mapping after another was given back", Holes.Mapped, refusal.AfterGivingBack),
    ];

    /// <summary>In the child.</summary>
    private static int RunIntoTheProcesssLimit(string[] arguments)
    {
        using FileDescriptor file = FileDescriptor.Open(arguments[0]);
        AddressHoard hoard = new(file, ChunkBytes);
        hoard.Take(RoomBytes + ChunkBytes);
        if (hoard.Bytes <= RoomBytes)
            return hoard.Error.Number; // Not even without the limit: there is nothing to show.
        hoard.GiveBack();
        ulong limit = (ulong)(ProcessStatus.Read().VmSize + RoomBytes);
        if (SystemCall.Setrlimit(LimitedResource.AddressSpaceBytes, new ResourceLimit(limit, limit)) != 0)
            throw SystemCallException.Last("setrlimit(RLIMIT_AS)");
        return hoard.TakeAllAndTell();
    }

    /// <summary>In the child.</summary>
    private static int RunIntoTheProcessorsLimit(string[] arguments)
    {
        using FileDescriptor file = FileDescriptor.Open(arguments[0]);
        nint end = MemoryMap.Read().Areas.Where(a => a.Start >= 0).Max(a => a.End);
        return new AddressHoard(file, end / ChunksOfAllAddresses / PageCache.PageBytes * PageCache.PageBytes) { AddressesBytes = end }.TakeAllAndTell();
    }
}

/// <summary>Which limit of the address space is run into.</summary>
public enum AddressLimit
{
    /// <summary>The one that the process was given.</summary>
    OfTheProcess,

    /// <summary>The one that the processor's addresses make.</summary>
    OfTheProcessor,
}

/// <summary>How a process was refused another mapping.</summary>
/// <param name="MappedBytes">What it had mapped by then.</param>
/// <param name="Error">Name of the error.</param>
/// <param name="AfterGivingBack">What became of the same mapping once another had been given back: an error's name, or <see cref="Holes.Mapped"/>.</param>
/// <param name="AddressesBytes">All addresses that a program can have; 0 where another limit was met.</param>
internal sealed record Refusal(long MappedBytes, string Error, string AfterGivingBack, long AddressesBytes)
{
    public static Refusal Parse(string line) => line.Split(' ') is [var mapped, var error, var after, var addresses]
        ? new Refusal(Number(mapped), error, after, Number(addresses))
        : throw new FormatException($"Expected a size, two words and a size, found '{line}'.");

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{MappedBytes} {Error} {AfterGivingBack} {AddressesBytes}");

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
