using PerfSuite.Claims.Workloads;
using PerfSuite.Data;
using PerfSuite.Interop;

namespace PerfSuite.Claims.Persistence;

/// <summary>A file of which one block after the other is overwritten and made durable.</summary>
internal sealed class DurableBlocks : IDisposable
{
    private readonly ScratchFile scratch;
    private readonly FileDescriptor file;
    private readonly Mapping mapping;
    private readonly NativeBuffer block;
    private long offset;
    private ulong stamp;

    /// <param name="data">The file.</param>
    /// <param name="blockBytes">Size of a block.</param>
    /// <param name="pageByPage">Whether the page cache holds it in single pages, and not in the folios of the usual recipe.</param>
    public DurableBlocks(DataFile data, int blockBytes, bool pageByPage)
    {
        scratch = new ScratchFile(data);
        file = data.Open(OpenAccess.ReadWrite);
        if (pageByPage)
            CachePageByPage();
        mapping = Mapping.Create(file, 0, data.Bytes, Protection.Read | Protection.Write);
        block = new NativeBuffer(blockBytes);
        data.Content.Fill(block.Span(0, blockBytes), 0);
        offset = -blockBytes;
    }

    /// <summary>Sum of the block that was made durable last.</summary>
    public ulong LastSum => block.Sum(0, block.Bytes);

    /// <summary>By pwrite(2) and fdatasync(2).</summary>
    /// <returns>0: what was written is verified from the device in the end.</returns>
    public ulong WriteNext()
    {
        Step();
        if (SystemCall.Pwrite(file.Number, block.Address, (nint)block.Bytes, offset) != block.Bytes)
            throw SystemCallException.Last("pwrite", file.Path);
        if (SystemCall.Fdatasync(file.Number) != 0)
            throw SystemCallException.Last("fdatasync", file.Path);
        return 0;
    }

    /// <summary>By a copy into the mapping and msync(2) of the block's range.</summary>
    /// <returns>0: what was stored is verified from the device in the end.</returns>
    public ulong StoreNext()
    {
        Step();
        mapping.Range.CopyFrom(offset, block.Address, block.Bytes);
        mapping.Range.Slice(offset, block.Bytes).Sync();
        return 0;
    }

    /// <summary>Evicts the file and adds up the last block as the device has it.</summary>
    public ulong SumFromDevice()
    {
        mapping.Dispose(); // Mapped pages are not evicted.
        scratch.Data.EstablishCold(file);
        using NativeBuffer read = new(block.Bytes);
        file.ReadExactly(read.Address, block.Bytes, offset);
        return read.Sum(0, read.Bytes);
    }

    public void Dispose()
    {
        mapping.Dispose();
        block.Dispose();
        file.Dispose();
        scratch.Dispose();
    }

    /// <summary>Evicts the file and reads it without read-ahead: each page then comes into the cache alone.</summary>
    private void CachePageByPage()
    {
        scratch.Data.EstablishCold(file);
        file.Advise(FileAdvice.Random);
        using NativeBuffer page = new(PageCache.PageBytes);
        for (long at = 0; at < scratch.Data.Bytes; at += page.Bytes)
            file.ReadExactly(page.Address, page.Bytes, at);
        scratch.Data.VerifyWarm();
    }

    /// <summary>The next block, with other content than the last: no layer below can find it unchanged.</summary>
    private void Step()
    {
        offset = (offset + block.Bytes) % scratch.Data.Bytes;
        new MappedRange(block.Address, block.Bytes).SetWord(0, ++stamp);
    }
}
