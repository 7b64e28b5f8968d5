using System.Text;
using PerfSuite.Interop;

namespace PerfSuite.Claims.AddressSpace;

/// <summary>A window of a process's addresses that is filled with mappings of mixed sizes, of which every second is unmapped again.</summary>
/// <param name="file">What is mapped. Nothing is touched, so that a mapping may be longer than the file.</param>
/// <param name="window">Which window: <see cref="MapFlags.Low2GiB"/>, or none for the whole address space.</param>
internal sealed class FragmentedWindow(FileDescriptor file, MapFlags window)
{
    public const long ShortestBytes = 64 << 10;

    /// <summary>Lengths are the shortest doubled 0 to 7 times, each as often as the others, and so mostly far from each other.</summary>
    public const long LongestBytes = ShortestBytes << 7;

    private readonly List<MappedRange> ranges = [];

    /// <summary>Maps until not even the shortest mapping finds room; one that finds none is halved until it does.</summary>
    /// <param name="seed">Seed of the lengths.</param>
    /// <returns>The lengths in order, each as a digit: how often the shortest was doubled.</returns>
    public string FillUp(int seed)
    {
        Random random = new(seed);
        StringBuilder lengths = new();
        while (true)
        {
            int doublings = random.Next(8);
            while (doublings >= 0 && !TryMap(doublings))
                doublings--;
            if (doublings < 0)
                return lengths.ToString();
            lengths.Append((char)('0' + doublings));
        }
    }

    /// <summary>Makes mappings of given lengths, as far as they find room.</summary>
    /// <param name="lengths">As <see cref="FillUp"/> returns them.</param>
    public void Fill(string lengths) => _ = lengths.All(digit => TryMap(digit - '0'));

    /// <summary>From the lowest mapping to the end of the highest.</summary>
    public (nint Start, nint End) Extent() => (ranges.Min(r => r.Address), ranges.Max(r => r.Address + (nint)r.Bytes));

    /// <summary>End of the process's highest area, but for what the kernel shows beyond the addresses of programs.</summary>
    public nint EndOfAddressSpace() => MemoryMap.Read().Areas.Where(a => a.Start >= 0).Max(a => a.End);

    /// <summary>Unmaps every second mapping, in the order in which they were made.</summary>
    public void UnmapEverySecond()
    {
        foreach (MappedRange range in EverySecond)
            range.Unmap();
    }

    /// <summary>Measures the holes, and tries a mapping that one hole must take.</summary>
    /// <param name="start">First address of the window.</param>
    /// <param name="end">First address behind it.</param>
    public Holes Look(nint start, nint end)
    {
        long[] holes = [.. Holes.Between(MemoryMap.Read(), start, end)];
        return new Holes(ranges.Count, end - start, holes.Sum(), holes.Max(), Try(EverySecond.Sum(r => r.Bytes) / 2));
    }

    private IEnumerable<MappedRange> EverySecond => ranges.Where((_, i) => i % 2 == 1);

    private bool TryMap(int doublings)
    {
        nint bytes = (nint)ShortestBytes << doublings, address = Map(bytes);
        if (address == -1)
            return Errno.Last == Errno.ENOMEM ? false : throw SystemCallException.Last("mmap", file.Path);
        ranges.Add(new MappedRange(address, bytes));
        return true;
    }

    private string Try(long bytes)
    {
        nint address = Map((nint)bytes);
        if (address == -1)
            return Errno.Last.Name;
        new MappedRange(address, bytes).Unmap();
        return Holes.Mapped;
    }

    private nint Map(nint bytes) => SystemCall.Mmap(0, bytes, Protection.Read, MapFlags.Shared | window, file.Number, 0);
}
