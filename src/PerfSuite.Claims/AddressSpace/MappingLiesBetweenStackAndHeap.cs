using PerfSuite.Catalogue;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;
using PerfSuite.Processes;

namespace PerfSuite.Claims.AddressSpace;

/// <summary>The kernel places mappings between the heap and the stack.</summary>
/// <remarks>Source: unlocking. Addresses from /proc/PID/maps of a fresh process. Heap is what brk() gives and maps calls [heap]; stack is the main thread's.
/// It is where the kernel looks first, downwards from below the stack, and not a law: what does not fit there goes below the heap, and a process
/// that may grow its stack without a limit (ulimit -s unlimited) gets its mappings from a third of the address space upwards, below the heap of a program
/// that is loaded anywhere. The lowest 2 GiB, which x86-64 gives where they are asked for, show that the rows can fail, and are recorded.</remarks>
[Claim("mapping-lies-between-heap-and-stack",
    Title = "Mappings are placed between the heap and the stack",
    Statement = "A fresh process maps a file 64 times, with lengths of 4 KiB to 1 GiB, and leaves the addresses to the kernel. Each mapping must begin above the end of "
        + "the heap and end below the beginning of the stack, by the addresses in /proc/PID/maps.",
    Source = Sources.Unlocking,
    Expectation = Expectation.Supported,
    Because = "The kernel looks for a hole from below the stack's furthest growth downwards, and the heap grows upwards from the program, far below.")]
[SourceSetting(
    Choice = "No mapping is described: 64 of 4 KiB to 1 GiB, in a fresh process, where the kernel puts them.")]
public class MappingLiesBetweenStackAndHeap : MechanismClaim
{
    private const int Mappings = 64;

    /// <summary>Lengths are a page doubled up to 18 times.</summary>
    private const int Lengths = 19;

    public override IReadOnlyDictionary<string, object> Recorded => Facts.Of(("mappings", Mappings), ("pageBytes", PageCache.PageBytes));

    public override Observation Observe()
    {
        string path = Workspace.File("between.bin", PageCache.PageBytes).Ensure().Path;
        using Child child = Child.Start(MapAndWait, [path]);
        child.ReadLine();
        MemoryMap map = MemoryMap.Read(child.Id);
        (MemoryArea heap, MemoryArea stack) = (Named(map, "[heap]"), Named(map, "[stack]"));
        MemoryArea[] mapped = [.. map.Areas.Where(a => a.Path == path)];
        child.Ask("map one in the lowest 2 GiB");
        return Observation.Of([
            .. Judge(mapped, heap, stack, Mappings),
            MechanismRow.Recorded("mappings below the heap, with one asked for in the lowest 2 GiB",
                MemoryMap.Read(child.Id).Areas.Count(a => a.Path == path && a.End <= heap.Start)),
        ]);
    }

    /// <summary>What the claim asks of the areas of the mapped file. Neighbours that continue each other in the file are one area: none do here.</summary>
    internal static IEnumerable<MechanismRow> Judge(IReadOnlyCollection<MemoryArea> mapped, MemoryArea heap, MemoryArea stack, int mappings) =>
    [
        MechanismRow.Of("areas of the mappings", Expected.Exactly(mappings), mapped.Count),
        MechanismRow.Of("mappings above the heap", Expected.Exactly(mappings), mapped.Count(a => a.Start >= heap.End)),
        MechanismRow.Of("mappings below the stack", Expected.Exactly(mappings), mapped.Count(a => a.End <= stack.Start)),
    ];

    private static MemoryArea Named(MemoryMap map, string name) => map.Areas.FirstOrDefault(a => a.Path == name)
        ?? throw NotApplicable($"A process has no area {name} here.", "run the suite with a C library that takes its heap by brk(), such as glibc.");

    private static int MapAndWait(string[] arguments)
    {
        using FileDescriptor file = FileDescriptor.Open(arguments[0]);
        for (int i = 0; i < Mappings; i++)
            _ = MappedRange.Map(file.Number, 0, (long)PageCache.PageBytes << (i % Lengths));
        Console.WriteLine("mapped");
        Console.ReadLine();
        // Elsewhere than on x86-64 the flag is unused, and the mapping lies where the others do.
        _ = SystemCall.Mmap(0, PageCache.PageBytes, Protection.Read, MapFlags.Shared | MapFlags.Low2GiB, file.Number, 0);
        Console.WriteLine("mapped");
        Console.ReadLine(); // Keeps the mappings until they have been looked at.
        return 0;
    }
}
