using PerfSuite.Paths.Access;

namespace PerfSuite.Paths.Tests.Access;

public sealed class AccessPathsTests : IDisposable
{
    private readonly TempFolder folder = new();

    public static TheoryData<string> Names => [.. AccessPaths.All.Select(p => p.Name)];

    [SkippableTheory]
    [MemberData(nameof(Names))]
    public void Every_path_adds_up_the_same_words(string name)
    {
        Slice[] blocks = [new(0, 4096), new(20_480, 4096), new(8192, 4096), new(4096, 4096)];
        Assert.Equal(ReferenceSum(Target(65_536), blocks), Sum(name, Target(65_536), blocks));
    }

    [SkippableTheory]
    [MemberData(nameof(Names))]
    public void Blocks_need_not_be_aligned_nor_whole_words_nor_of_one_length(string name)
    {
        Slice[] blocks = [new(1, 9), new(4095, 3), new(12_345, 6789), new(0, 1), new(4096, 4096), new(69_990, 10)];
        Assert.Equal(ReferenceSum(Target(70_000), blocks), Sum(name, Target(70_000), blocks));
    }

    [SkippableTheory]
    [MemberData(nameof(Names))]
    public void A_file_of_one_byte_is_read_by_every_path(string name) =>
        Assert.Equal(ReferenceSum(Target(1), [new(0, 1)]), Sum(name, Target(1), [new(0, 1)]));

    [SkippableTheory]
    [MemberData(nameof(Names))]
    public void More_blocks_than_a_ring_holds_are_all_read(string name)
    {
        Slice[] blocks = [.. Enumerable.Range(0, 300).Select(i => new Slice(((i * 37L) % 300) * 512, 512))];
        Assert.Equal(ReferenceSum(Target(300 * 512), blocks), Sum(name, Target(300 * 512), blocks));
    }

    [SkippableTheory]
    [MemberData(nameof(Names))]
    public void The_end_of_the_file_is_no_block(string name)
    {
        PathTarget target = Target(10_000);
        Available(name, target);
        using ThreadBuffers buffers = new(8192);
        using IOpenedFile opened = AccessPaths.Named(name).Open(target);
        Assert.ThrowsAny<Exception>(() => opened.Pass([new Slice(8192, 4096)], buffers));
    }

    [Fact]
    public void Names_are_unique() => Assert.Equal(AccessPaths.All.Count, AccessPaths.All.Select(p => p.Name).Distinct().Count());

    [Fact]
    public void A_path_that_is_refused_says_why_and_what_to_do()
    {
        PathTarget missing = new(folder["missing"], 1);
        Assert.Contains("Remedy:", AccessPaths.RefusalOf(AccessPaths.Named("direct"), missing));
    }

    [Fact]
    public void An_empty_file_is_no_target() => Assert.Throws<ArgumentOutOfRangeException>(() => new PathTarget("any", 0));

    public void Dispose() => folder.Dispose();

    private static ulong Sum(string name, PathTarget target, Slice[] blocks)
    {
        Available(name, target);
        using ThreadBuffers buffers = new(blocks.Max(b => b.Bytes));
        using IOpenedFile opened = AccessPaths.Named(name).Open(target);
        return opened.Pass(blocks, buffers);
    }

    private static void Available(string name, PathTarget target)
    {
        string? refusal = AccessPaths.RefusalOf(AccessPaths.Named(name), target);
        Skip.If(refusal is not null, refusal);
    }

    /// <summary>By the definition of the sum, byte by byte.</summary>
    private static ulong ReferenceSum(PathTarget target, Slice[] blocks)
    {
        byte[] all = File.ReadAllBytes(target.Path);
        ulong sum = 0;
        foreach (Slice block in blocks)
            for (int i = 0; i < block.Bytes; i++)
                sum = unchecked(sum + ((ulong)all[block.Offset + i] << (i % 8 * 8)));
        return sum;
    }

    private PathTarget Target(int bytes)
    {
        byte[] content = new byte[bytes];
        new Random(bytes).NextBytes(content);
        File.WriteAllBytes(folder[$"file-{bytes}"], content);
        return new PathTarget(folder[$"file-{bytes}"], bytes);
    }
}
