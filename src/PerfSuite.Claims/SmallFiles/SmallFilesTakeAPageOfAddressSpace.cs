using System.Globalization;
using BenchmarkDotNet.Attributes;
using PerfSuite.Catalogue;
using PerfSuite.Claims.Workloads;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;
using PerfSuite.Processes;

namespace PerfSuite.Claims.SmallFiles;

/// <summary>Each small file that is kept mapped costs a page of address space and a memory area, and areas run out with a clear error.</summary>
/// <remarks>Sources: love, when-not. The areas of a process are limited by vm.max_map_count, 65,530 by default; a process may have one more than
/// that. Some distributions allow 1,048,576. The limit is reached in a child, which gives some areas back before it does anything else: at
/// the limit the runtime itself cannot map.</remarks>
[Claim("small-files-take-a-page-of-address-space",
    Title = "Every small file kept mapped takes a page of address space and a memory area",
    Statement = "Hundreds of small files are mapped and kept; areas and sizes in /proc are compared with those before, and with reading the same files. A child "
        + "process maps one small file again and again until the kernel refuses.",
    Source = $"{Sources.Love}, {Sources.WhenNot}",
    Expectation = Expectation.Supported,
    Because = "A memory area holds one file's pages, and the kernel bounds the areas of a process.",
    Drawback = true)]
[SourceSetting(
    Size = "a large number of files below 1 KB, 4 KB or a multiple of it each (when-not)",
    Choice = "2,048 files of 8 to 1,016 bytes for the cost. The limit met is that of areas, which comes long before that of addresses.")]
public class SmallFilesTakeAPageOfAddressSpace : MechanismClaim
{
    private const int Files = 2048;
    private const string LimitFile = "/proc/sys/vm/max_map_count";

    /// <summary>Kernel memory of an area with its share of the tree, generously.</summary>
    private const long AreaCostBytes = 512;

    /// <summary>Areas that the child gives back before it speaks.</summary>
    private const int GivenBack = 64;

    /// <summary>So many times on the way to the limit the child says that it is alive: where eight million areas are allowed, that takes 25 s on a guest with 16 CPUs.</summary>
    private const int SignsOfLife = 16;

    /// <summary>For each sign of life, and for the end of a process with so many areas.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [ParamsAllValues]
    public AddressSpaceQuestion Question { get; set; }

    public override IReadOnlyDictionary<string, object> Recorded => Question == AddressSpaceQuestion.Cost
        ? Facts.Of(("files", Files), ("longestBytes", ManyFiles.LongestBytes), ("pageBytes", PageCache.PageBytes), ("seed", Workspace.Seed))
        : Facts.Of(("maxMapCount", Limit()));

    public override Observation Observe() => Question == AddressSpaceQuestion.Cost ? Cost() : Exhaustion();

    /// <summary>What the claim asks of holding small files, by the areas that lead to them and by the growth of the process.</summary>
    internal static IEnumerable<MechanismRow> JudgeCost(HeldFiles read, HeldFiles mapped, long files, long pageBytes) =>
    [
        MechanismRow.Of("areas of the files, read", Expected.Exactly(0), read.Areas),
        MechanismRow.Of("areas of the files, mapped", Expected.Exactly(files), mapped.Areas),
        MechanismRow.Of("bytes of these areas per file, mapped", Expected.Exactly(pageBytes), (double)mapped.AreaBytes / files),
        // The runtime's own mappings come and go; the files' are many times more.
        MechanismRow.Of("growth of VmSize per file, read", Expected.AtMost(pageBytes / 2.0), (double)read.GrowthBytes / files),
        MechanismRow.Of("growth of VmSize per file, mapped", Expected.Between(pageBytes / 2.0, pageBytes * 1.5), (double)mapped.GrowthBytes / files),
    ];

    /// <summary>What the claim asks of a process that maps until it is refused.</summary>
    /// <param name="areas">Areas of the process before, and those that it mapped.</param>
    /// <param name="error">Name of the error that ended it.</param>
    /// <param name="end">How the process ended after that.</param>
    /// <param name="limit">Limit of the areas of a process.</param>
    internal static IEnumerable<MechanismRow> JudgeLimit(long areas, string error, ChildExit end, long limit) =>
    [
        // The runtime may map something meanwhile.
        MechanismRow.Of("areas of the process when refused", Expected.Near(limit, 0.005), areas),
        MechanismRow.Of("error of the mapping that was refused", "ENOMEM", error),
        MechanismRow.Of("end of the process that was refused", "exit code 0", end.ToString()),
    ];

    private Observation Cost()
    {
        ManyFiles set = ManyFiles.Of(Workspace, Files);
        set.EstablishWarm();
        string folder = Path.GetDirectoryName(set.Files[0].Path)!;
        _ = HeldFiles.In(folder, vmSizeBefore: 0); // What reading /proc takes from the heap is taken now.
        long before = ProcessStatus.Read().VmSize;
        using NativeBuffer buffer = new(ManyFiles.LongestBytes);
        foreach (OneOfMany small in set.Files)
        {
            using FileDescriptor file = FileDescriptor.Open(small.Path);
            file.ReadExactly(buffer.Address, small.Bytes, 0);
        }

        HeldFiles read = HeldFiles.In(folder, before);
        before = ProcessStatus.Read().VmSize;
        List<Mapping> held = [];
        try
        {
            foreach (OneOfMany small in set.Files)
            {
                using FileDescriptor file = FileDescriptor.Open(small.Path);
                held.Add(Mapping.Create(file, 0, small.Bytes));
            }

            return Observation.Of(JudgeCost(read, HeldFiles.In(folder, before), Files, PageCache.PageBytes));
        }
        finally
        {
            held.ForEach(m => m.Dispose());
        }
    }

    private static Observation Exhaustion()
    {
        long limit = Limit();
        if (MemoryInfo.Read().MemAvailable < limit * AreaCostBytes * 4)
            throw NotApplicable($"vm.max_map_count is {limit}, and that many areas would take too much of this machine's memory.",
                "set vm.max_map_count to its default: sysctl vm.max_map_count=65530.");
        string path = Workspace.File("limit.bin", PageCache.PageBytes).Ensure().Path;
        using Child child = Child.Start(MapUntilRefused, [path, (limit * 2).ToString(CultureInfo.InvariantCulture)]);
        long before = long.Parse(child.ReadLine(Patience), CultureInfo.InvariantCulture);
        string[] refused = child.ReadLine(Patience).Split(' ');
        while (refused is [_])
            refused = child.ReadLine(Patience).Split(' ');
        return Observation.Of(JudgeLimit(before + long.Parse(refused[0], CultureInfo.InvariantCulture), refused[1], child.WaitForExit(Patience), limit));
    }

    private static long Limit() => long.Parse(File.ReadAllText(LimitFile), CultureInfo.InvariantCulture);

    /// <summary>In the child: nothing is allocated between the last sign of life and the giving back.</summary>
    private static int MapUntilRefused(string[] arguments)
    {
        using FileDescriptor file = FileDescriptor.Open(arguments[0]);
        int number = file.Number, most = int.Parse(arguments[1], CultureInfo.InvariantCulture);
        nint[] addresses = new nint[most];
        Errno error = default;
        int mapped = 0;
        Console.WriteLine(MemoryMap.Read().Areas.Length);
        int limit = most / 2, step = limit / SignsOfLife;
        while (mapped < most && (addresses[mapped] = SystemCall.Mmap(0, PageCache.PageBytes, Protection.Read, MapFlags.Shared, number, 0)) != -1)
            if (++mapped % step == 0 && mapped < limit - step)
                Console.WriteLine(mapped);
        if (mapped < most)
            error = Errno.Last;
        for (int i = 1; i <= GivenBack; i++)
            if (SystemCall.Munmap(addresses[mapped - i], PageCache.PageBytes) != 0)
                return Errno.Last.Number;
        Console.WriteLine($"{mapped} {error.Name}");
        return 0;
    }
}

/// <summary>The two halves of the claim.</summary>
public enum AddressSpaceQuestion
{
    /// <summary>What keeping small files mapped costs.</summary>
    Cost,

    /// <summary>What happens when areas run out.</summary>
    Limit,
}

/// <summary>What holding files costs a process.</summary>
/// <param name="Areas">Memory areas that lead to them.</param>
/// <param name="AreaBytes">Length of these areas.</param>
/// <param name="GrowthBytes">By how much the process's address space grew.</param>
internal readonly record struct HeldFiles(int Areas, long AreaBytes, long GrowthBytes)
{
    /// <summary>Of this process.</summary>
    /// <param name="folder">Folder of the files.</param>
    /// <param name="vmSizeBefore">The process's address space before.</param>
    public static HeldFiles In(string folder, long vmSizeBefore)
    {
        long growth = ProcessStatus.Read().VmSize - vmSizeBefore;
        MemoryArea[] areas = [.. MemoryMap.Read().Areas.Where(a => a.Path.StartsWith(folder, StringComparison.Ordinal))];
        return new HeldFiles(areas.Length, areas.Sum(a => a.Bytes), growth);
    }
}
