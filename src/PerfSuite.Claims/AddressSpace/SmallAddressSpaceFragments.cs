using System.Globalization;
using System.Runtime.InteropServices;
using PerfSuite.Catalogue;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;
using PerfSuite.Processes;

namespace PerfSuite.Claims.AddressSpace;

/// <summary>In a small window of addresses, mappings of mixed sizes leave no large hole although much is free; with 64 bits they leave one.</summary>
/// <remarks>Source: love. The small window is the one that MAP_32BIT gives on x86-64: what it reaches until it is full, 1 GiB of the lowest 2 on current
/// kernels. The large one is the process's whole address space. Both get the same seeded sequence of mappings of one file in a child
/// process of their own, and every second of them is unmapped again. Holes are the gaps between the areas of /proc/PID/maps.</remarks>
[Claim("small-address-space-fragments",
    Title = "Mappings of mixed sizes fragment a small address space, not a large one",
    Statement = "A file is mapped again and again with seeded lengths of 64 KiB to 8 MiB until a 32-bit window is full; then every second mapping is "
        + "unmapped. The largest hole is compared with all that is free, and a mapping of half of what is free is asked for. The same with 64 bits.",
    Source = Sources.Love,
    Expectation = Expectation.Supported,
    Because = "A mapping needs one hole that is long enough; freed places are as small as what lay there, and with 64 bits nearly all of the space was never used.")]
[SourceSetting(
    Size = "a very large number of mappings of various sizes, in a 32-bit address space",
    Choice = "No figures are given: lengths of 64 KiB to 8 MiB, until the 32-bit window that a 64-bit process can ask for is full.")]
public class SmallAddressSpaceFragments : MechanismClaim
{
    private const long FileBytes = 1L << 20;

    public override IReadOnlyDictionary<string, object> Recorded => Facts.Of(("fileBytes", FileBytes), ("shortestMappingBytes", FragmentedWindow.ShortestBytes),
        ("longestMappingBytes", FragmentedWindow.LongestBytes), ("seed", Workspace.Seed));

    public override Observation Observe()
    {
        if (RuntimeInformation.ProcessArchitecture != Architecture.X64)
            throw NotApplicable($"Only x86-64 gives mappings a 32-bit window (MAP_32BIT); this is {RuntimeInformation.ProcessArchitecture}. A limit of the "
                + "address space would not do: it limits the sum of the mappings, not where they lie.", "run the suite on x86-64.");
        string path = Workspace.File("fragments.bin", FileBytes).Ensure().Path, seed = Workspace.Seed.ToString(CultureInfo.InvariantCulture);
        using Child narrow = Child.Start(FragmentSmallWindow, [path, seed]);
        string lengths = narrow.ReadLine();
        Holes small = Holes.Parse(narrow.ReadLine());
        using Child wide = Child.Start(FragmentLargeWindow, [path, lengths]);
        Holes large = Holes.Parse(wide.ReadLine());
        return new Observation([.. Judge(small, large)], new Dictionary<string, double>(StringComparer.Ordinal)
        {
            ["mappings"] = small.Mappings,
            ["freeBytesSmall"] = small.FreeBytes,
            ["largestHoleBytesSmall"] = small.LargestBytes,
            ["freeBytesLarge"] = large.FreeBytes,
            ["largestHoleBytesLarge"] = large.LargestBytes,
        });
    }

    /// <summary>What the claim asks of the holes in both windows. A hole is as long as the longest mapping, or a few where
    /// freed places meet; what is free is sixty times as long.</summary>
    internal static IEnumerable<MechanismRow> Judge(Holes small, Holes large) =>
    [
        MechanismRow.Of("free share of the 32-bit window", Expected.Between(0.25, 0.75), small.FreeShare),
        MechanismRow.Of("largest hole ÷ free space, 32-bit window", Expected.AtMost(0.1), small.LargestShare),
        MechanismRow.Of("mapping half of the free space, 32-bit window", Errno.ENOMEM.Name, small.HalfOfFree),
        MechanismRow.Of("largest hole ÷ free space, 64-bit window", Expected.AtLeast(0.25), large.LargestShare),
        MechanismRow.Of("mapping as much, 64-bit window", Holes.Mapped, large.HalfOfFree),
        MechanismRow.Of("mappings made, 64-bit window: as many", Expected.Exactly(small.Mappings), large.Mappings),
    ];

    private static int FragmentSmallWindow(string[] arguments)
    {
        using FileDescriptor file = FileDescriptor.Open(arguments[0]);
        FragmentedWindow window = new(file, MapFlags.Low2GiB);
        Console.WriteLine(window.FillUp(int.Parse(arguments[1], CultureInfo.InvariantCulture)));
        (nint start, nint end) = window.Extent();
        window.UnmapEverySecond();
        Console.WriteLine(window.Look(start, end));
        return 0;
    }

    private static int FragmentLargeWindow(string[] arguments)
    {
        using FileDescriptor file = FileDescriptor.Open(arguments[0]);
        FragmentedWindow window = new(file, default);
        window.Fill(arguments[1]);
        window.UnmapEverySecond();
        Console.WriteLine(window.Look(0, window.EndOfAddressSpace()));
        return 0;
    }
}
