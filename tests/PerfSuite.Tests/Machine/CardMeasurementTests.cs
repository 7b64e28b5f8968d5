using PerfSuite.Data;
using PerfSuite.Judging.Records;
using PerfSuite.Machine;

namespace PerfSuite.Tests.Machine;

public sealed class CardMeasurementTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("perfsuite-tests-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [SkippableFact]
    public void A_card_names_every_primitive_with_limits_and_leaves_no_file()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "The primitives are Linux's.");
        using Workspace workspace = Workspace.Open(folder, Profile.Quick, seed: 1);
        IReadOnlyList<Primitive> card = CardMeasurement.Take(workspace);
        Assert.Equal(
            ["emptyCall", "readCall", "openClose", "writeCall", "pread4KiB", "kernelCopyBandwidth", "userCopyBandwidth", "kernelCopyNear", "kernelCopyFromCache", "kernelCopyFromMemory", "kernelCopyToMemory", "userCopyNear", "userCopyFromCache",
                "userCopyFromMemory", "sumNear", "sumFromCache", "sumFromMemory", "cacheMiss", "kernelStore", "dirtyPage", "userStore", "fillNear", "fillToMemory", "interlocked", "minorFault", "minorFaultPerPage", "minorFaultPerSmallPage", "writeFault", "anonymousFault", "mapUnmap", "pageTable",
                "unmapTouched", "flushPerPage", "unmapPerPage", "unmapPerSmallPage", "tlbShootdown", "pipeCall", "pipeTransfer", "contextSwitch"],
            card.Select(p => p.Name));
        Primitive.Check("the card", "$", card);
        Assert.All(card.Where(p => p.Name is "emptyCall" or "pread4KiB" or "minorFault" or "mapUnmap"), p => Assert.True(p.Lower > 0, $"{p.Name} costs nothing"));
        Assert.Empty(Directory.GetFiles(workspace.Folder, "card-*"));
    }

    [Fact]
    public void A_placement_that_loses_pages_is_replaced_be_it_the_first()
    {
        List<int> asked = [];
        IReadOnlyList<double[]> kept = CardMeasurement.Undisturbed(number =>
        {
            asked.Add(number);
            return number is 0 or 4 ? throw new ResidencyException("1 of 1024 pages is gone.") : [number];
        });
        Assert.Equal([2, 3, 5, 6, 7, 8, 9, 10, 11, 12], kept.Select(p => (int)p[0]));
        Assert.Equal(Enumerable.Range(0, 13), asked);
    }

    [Fact]
    public void Where_pages_never_stay_that_is_said_with_a_remedy()
    {
        CannotMeasureException failure = Assert.Throws<CannotMeasureException>(() => CardMeasurement.Undisturbed(_ => throw new ResidencyException("1 of 1024 pages is gone.")));
        Assert.Contains("1 of 1024 pages is gone.", failure.Problem, StringComparison.Ordinal);
        Assert.NotEmpty(failure.Remedy);
    }
}
