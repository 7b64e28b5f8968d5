using PerfSuite.Interop;

namespace PerfSuite.Claims.AddressSpace;

/// <summary>Mappings of equal length that a process makes to use its address space up. Nothing is touched, so that they take no memory.</summary>
/// <param name="file">What is mapped; a mapping may be longer than the file.</param>
/// <param name="chunkBytes">Length of each.</param>
internal sealed class AddressHoard(FileDescriptor file, long chunkBytes)
{
    private const int Most = 4096;

    /// <summary>Made once: at the limit nothing more can be had.</summary>
    private readonly nint[] addresses = new nint[Most];
    private int count;

    /// <summary>All addresses that a program can have; 0 where that is not asked.</summary>
    public long AddressesBytes { get; init; }

    public long Bytes => count * chunkBytes;

    /// <summary>Of the mapping that was refused.</summary>
    public Errno Error { get; private set; }

    /// <summary>Maps until so much is mapped, or a mapping is refused.</summary>
    public void Take(long bytes)
    {
        while (count < Most && Bytes < bytes)
        {
            if ((addresses[count] = Map()) == -1)
            {
                Error = Errno.Last;
                return;
            }

            count++;
        }
    }

    /// <summary>Unmaps everything.</summary>
    public void GiveBack()
    {
        while (count > 0)
            new MappedRange(addresses[--count], chunkBytes).Unmap();
    }

    /// <summary>Maps until it is refused, tries again with one mapping less, gives everything back, and prints a <see cref="Refusal"/>.</summary>
    /// <returns>Exit code of the process.</returns>
    public int TakeAllAndTell()
    {
        Take(long.MaxValue);
        (long mapped, Errno error) = (Bytes, Error);
        new MappedRange(addresses[--count], chunkBytes).Unmap();
        Take(mapped);
        string after = Bytes == mapped ? Holes.Mapped : Error.Name;
        GiveBack();
        Console.WriteLine(new Refusal(mapped, error.Name, after, AddressesBytes));
        return 0;
    }

    private nint Map() => SystemCall.Mmap(0, (nint)chunkBytes, Protection.Read, MapFlags.Shared, file.Number, 0);
}
