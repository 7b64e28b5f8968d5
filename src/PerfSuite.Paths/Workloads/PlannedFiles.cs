using PerfSuite.Data;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;
using PerfSuite.Paths.Access;

namespace PerfSuite.Paths.Workloads;

/// <summary>
/// Equal files that a plan is read from, one after the other, so that no arm finds in the CPU's cache what another has just read:
/// as many as it takes to be larger than that cache, up to a limit.
/// </summary>
public sealed class PlannedFiles : IDisposable
{
    /// <summary>All files of a plan together are about this large, bytes.</summary>
    private const long TogetherBytes = 64L << 20;

    private const int MostFiles = 16;

    private readonly ReadPlan plan;
    private readonly DataFile[] files;
    private readonly FileDescriptor[] descriptors;
    private readonly ulong[] expected;

    /// <summary>Writes what is not there yet, and computes what each file's checksum must be.</summary>
    public PlannedFiles(Workspace workspace, ReadPlan plan)
    {
        this.plan = plan;
        int count = plan.State == CacheState.Cold ? 1 : (int)Math.Clamp(TogetherBytes / plan.FileBytes, 1, MostFiles);
        files = [.. Enumerable.Range(0, count).Select(i => workspace.File($"path-{plan.FileBytes}-{i}.bin", plan.FileBytes))];
        foreach (DataFile file in files)
            if (plan.State == CacheState.Warm)
                file.EstablishWarm();
            else
                file.Ensure();
        descriptors = [.. files.Select(f => f.Open())];
        expected = [.. files.Select(f => unchecked(SumOf(f.Content, plan) * (ulong)plan.Passes))];
    }

    public int Count => files.Length;

    public PathTarget this[int index] => new(files[index].Path, files[index].Bytes);

    /// <summary>What all passes over a file add up to, by its content and not by what anybody read.</summary>
    public ulong ExpectedOf(int index) => expected[index];

    /// <summary>Drops a file from the page cache, and verifies it.</summary>
    /// <exception cref="ResidencyException">Pages stayed.</exception>
    public void Evict(int index) => files[index].EstablishCold(descriptors[index]);

    /// <exception cref="ResidencyException">A file that must be cached is not.</exception>
    public void VerifyWarm()
    {
        if (plan.State == CacheState.Warm)
            foreach (DataFile file in files)
                file.VerifyWarm();
    }

    public void Dispose()
    {
        foreach (FileDescriptor descriptor in descriptors)
            descriptor.Dispose();
    }

    private static ulong SumOf(SeededWords content, ReadPlan plan)
    {
        using NativeBuffer buffer = new(plan.LargestBlock + 8L);
        ulong sum = 0;
        foreach (Slice block in plan.Blocks)
        {
            int before = (int)(block.Offset & 7);
            content.Fill(buffer.Span(0, before + block.Bytes), block.Offset - before);
            sum = unchecked(sum + buffer.Sum(before, block.Bytes));
        }

        return sum;
    }
}
