using System.Collections.Immutable;
using PerfSuite.Data;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;

namespace PerfSuite.Machine;

/// <summary>Where the primitives are measured once: a fresh file in the page cache, a fresh buffer, fresh mappings, one of the processors. Another placement is
/// another set of physical pages and addresses, and the next processor: those of a guest may differ by a third (its host's other work).</summary>
internal sealed class Placement : IDisposable
{
    public const int Pages = 1024;

    /// <summary>Longest copy that is made at once.</summary>
    public const int CopyBytes = 1 << 20;

    /// <summary>Of the file that lies in the page cache page by page.</summary>
    public const int SinglePagesBytes = 1 << 20;

    private readonly DataFile data, singlePages, written;
    private readonly Dictionary<string, double> prices = new(StringComparer.Ordinal);

    /// <param name="workspace">Where the file is made.</param>
    /// <param name="number">Of this placement, for the file's name.</param>
    /// <param name="processors">All that the process may run on; the placement has one of them in turn.</param>
    /// <param name="caches">Those of the processors.</param>
    /// <exception cref="ResidencyException">The page cache does not keep the file.</exception>
    public Placement(Workspace workspace, int number, ImmutableArray<int> processors, ProcessorCaches caches)
    {
        Caches = caches;
        Processors = processors;
        Processor = processors[number % processors.Length];
        ProcessorSet.PinThisThread(Processor);
        data = workspace.File($"card-{number}.bin", FileBytes);
        singlePages = workspace.File($"card-{number}-pages.bin", SinglePagesBytes);
        written = workspace.File($"card-{number}-written.bin", FileBytes);
        try
        {
            written.EstablishAsWritten();
            data.EstablishAsWritten();
            if (workspace.FileSystem.IsMemoryOnly)
                singlePages.EstablishAsWritten(); // In single pages anyway.
            else
                Data.SinglePages.Establish(singlePages);
        }
        catch (ResidencyException)
        {
            RemoveFiles();
            throw;
        }

        File = data.Open(OpenAccess.ReadWrite);
        SinglePages = singlePages.Open();
        Written = written.Open(OpenAccess.ReadWrite);
        Buffer = new NativeBuffer(CopyBytes);
    }

    /// <summary>The file, open for reading and writing; every page is cached and clean, in folios as large as they come.</summary>
    public FileDescriptor File { get; }

    /// <summary>A file that lies in the page cache page by page, open for reading.</summary>
    public FileDescriptor SinglePages { get; }

    /// <summary>A file like the first, open for reading and writing, whose pages are changed while primitives are measured.</summary>
    public FileDescriptor Written { get; }

    /// <summary>Where the file is.</summary>
    public string Path => data.Path;

    /// <summary>All that the process may run on.</summary>
    public ImmutableArray<int> Processors { get; }

    /// <summary>The one that the measuring thread stays on.</summary>
    public int Processor { get; }

    /// <summary>Those of the processors, to be emptied.</summary>
    public ProcessorCaches Caches { get; }

    /// <summary>Touched memory of one's own.</summary>
    public NativeBuffer Buffer { get; }

    /// <summary>4 MiB where pages have 4 KiB: small enough for the processor's caches and for any disk.</summary>
    public static int FileBytes => Pages * PageCache.PageBytes;

    /// <summary>The price of a primitive here; measured when first asked for.</summary>
    public double PriceOf(PrimitiveProbe probe)
    {
        if (!prices.TryGetValue(probe.Name, out double price))
            prices[probe.Name] = price = Math.Max(0, probe.Measure(this));
        return price;
    }

    /// <exception cref="ResidencyException">Somebody dropped pages while the primitives were measured: their prices are those of other work.</exception>
    public void VerifyWarm()
    {
        data.VerifyWarm();
        singlePages.VerifyWarm();
    }

    public void Dispose()
    {
        Buffer.Dispose();
        Written.Dispose();
        SinglePages.Dispose();
        File.Dispose();
        RemoveFiles();
    }

    private void RemoveFiles()
    {
        foreach (DataFile file in new[] { data, singlePages, written })
            System.IO.File.Delete(file.Path);
        ProcessorSet.PinThisThread([.. Processors]);
    }
}

/// <summary>A way to find the price of a primitive.</summary>
/// <param name="Name">The primitive.</param>
/// <param name="Unit">Unit of its price; see <see cref="Primitive.Unit"/>.</param>
/// <param name="Method">What is done, in words.</param>
/// <param name="Measure">The price in a placement.</param>
internal sealed record PrimitiveProbe(string Name, string Unit, string Method, Func<Placement, double> Measure);
