using System.Runtime.CompilerServices;
using Microsoft.Win32.SafeHandles;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;

namespace PerfSuite.Paths.Access;

/// <summary><c>RandomAccess.Read</c> into a list of buffers: one preadv(2) a block, which scatters it over buffers of a page.</summary>
public sealed class VectoredRead : AccessPath
{
    /// <summary>The kernel takes 1,024 buffers a call (IOV_MAX).</summary>
    private const int MostBuffers = 1024;

    public override string Name => "preadv";

    public override PathFamily Family => PathFamily.Call;

    public override string Api => "RandomAccess.Read(handle, list of Memory<byte>, offset)";

    public override IOpenedFile Open(PathTarget target) => new Opened(File.OpenHandle(target.Path));

    private sealed class Opened(SafeFileHandle file) : IOpenedFile
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public ulong Pass(ReadOnlySpan<Slice> blocks, ThreadBuffers buffers)
        {
            Memory<byte>[] pages = [];
            int pagesFor = 0;
            ulong sum = 0;
            foreach (Slice block in blocks)
            {
                if (block.Bytes != pagesFor)
                    pages = Cut(buffers.Bytes.AsMemory(0, pagesFor = block.Bytes));
                block.RequireWhole(RandomAccess.Read(file, pages, block.Offset));
                sum = unchecked(sum + WordSum.Of(buffers.BytesAddress, block.Bytes));
            }

            return sum;
        }

        public void Dispose() => file.Dispose();

        private static Memory<byte>[] Cut(Memory<byte> block)
        {
            int piece = Math.Max(ThreadBuffers.PageBytes, (block.Length + MostBuffers - 1) / MostBuffers);
            Memory<byte>[] pages = new Memory<byte>[(block.Length + piece - 1) / piece];
            for (int i = 0; i < pages.Length; i++)
                pages[i] = block[(i * piece)..Math.Min(block.Length, (i + 1) * piece)];
            return pages;
        }
    }
}
