using PerfSuite.Data;
using PerfSuite.Judging.Records;
using PerfSuite.Paths.Access;
using PerfSuite.Paths.Workloads;

namespace PerfSuite.Paths.Tests.Workloads;

public sealed class PathReaderTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly Workspace workspace;

    public PathReaderTests() => workspace = Workspace.Open(folder.Path, Profile.Quick, seed: 3);

    public static IEnumerable<object[]> Readers => AccessPaths.All.SelectMany(path => new[] { 1, 3 }.SelectMany(threads =>
        Enum.GetValues<CacheState>().Select(state => new object[] { path.Name, threads, state })));

    [SkippableTheory]
    [MemberData(nameof(Readers))]
    public void A_turn_finds_what_the_file_holds(string path, int threads, CacheState state)
    {
        ReadPlan plan = ReadPlan.Of(new ReadWorkload(200_001, 7000, 2, BlockOrder.Random, state, threads), seed: 1);
        using PlannedFiles files = new(workspace, plan);
        string? refusal = AccessPaths.RefusalOf(AccessPaths.Named(path), files[0]);
        Skip.If(refusal is not null, refusal);
        using ThreadTeam team = new(threads);
        using PathReader reader = new(AccessPaths.Named(path), plan, files, team, firstFile: 0);

        Assert.Equal(0UL, Turn(reader));
        Assert.Equal(0UL, Turn(reader));
    }

    [Fact]
    public void A_file_with_other_content_is_found_out()
    {
        ReadPlan plan = ReadPlan.Of(new ReadWorkload(8192, 4096, 1, BlockOrder.Sequential, CacheState.Warm), seed: 1);
        using PlannedFiles files = new(workspace, plan);
        byte[] changed = File.ReadAllBytes(files[0].Path);
        changed[5000]++;
        File.WriteAllBytes(files[0].Path, changed);
        using ThreadTeam team = new(1);
        using PathReader reader = new(AccessPaths.Baseline, plan, files, team, firstFile: 0);

        Assert.NotEqual(0UL, Turn(reader));
    }

    public void Dispose()
    {
        workspace.Dispose();
        folder.Dispose();
    }

    private static ulong Turn(PathReader reader)
    {
        Measurement.Arm arm = reader.Arm(baseline: true);
        arm.BeforeTurn?.Invoke();
        return arm.Turn();
    }
}
