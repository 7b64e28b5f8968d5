using PerfSuite.Data;
using PerfSuite.Judging.Records;
using PerfSuite.Paths.Access;
using PerfSuite.Paths.Racing;
using PerfSuite.Paths.Workloads;

namespace PerfSuite.Paths.Tests.Racing;

public sealed class PathRaceTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly Workspace workspace;

    public PathRaceTests() => workspace = Workspace.Open(folder.Path, Profile.Quick, seed: 3);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_race_screens_then_looks_and_keeps_the_rounds_of_all(int threads)
    {
        ReadPlan plan = ReadPlan.Of(new ReadWorkload(64 << 10, 4 << 10, 1, BlockOrder.Random, CacheState.Warm, threads), seed: 1);
        PathRace race = new(workspace, plan, AccessPaths.WarmContenders, new RaceRules(0.05, 1));

        race.Advance(CancellationToken.None);
        Assert.All(race.Standing!.Paths, p => Assert.Equal(RaceRules.ScreeningRounds, p.Rounds));
        race.Advance(CancellationToken.None);

        Assert.Equal(AccessPaths.WarmContenders.Count, race.Standing.Paths.Count);
        Assert.All(race.Standing.Paths.Where(p => race.Standing.Remaining.Contains(p.Path)), p => Assert.Equal(RaceRules.FewestRounds, p.Rounds));
        Assert.NotNull(race.Standing.Ratio);
    }

    [Fact]
    public void Without_time_a_race_still_comes_to_its_first_look()
    {
        ReadPlan plan = ReadPlan.Of(new ReadWorkload(64 << 10, 4 << 10, 1, BlockOrder.Sequential, CacheState.Cold), seed: 1);
        RaceStanding standing = new PathRace(workspace, plan, [AccessPaths.Baseline, AccessPaths.Named("map")], new RaceRules(0.05, 1))
            .Finish(TimeSpan.Zero, CancellationToken.None);
        Assert.NotNull(standing.Ratio);
    }

    [Fact]
    public void A_cancelled_race_ends() => Assert.Throws<OperationCanceledException>(() => new PathRace(workspace,
        ReadPlan.Of(new ReadWorkload(4096, 4096, 1, BlockOrder.Sequential, CacheState.Warm), seed: 1), [AccessPaths.Baseline], new RaceRules(0.05, 1))
            .Advance(new CancellationToken(canceled: true)));

    public void Dispose()
    {
        workspace.Dispose();
        folder.Dispose();
    }
}
