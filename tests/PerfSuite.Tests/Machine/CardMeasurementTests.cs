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
            ["emptyCall", "pread4KiB", "kernelCopyBandwidth", "userCopyBandwidth", "minorFault", "minorFaultPerPage", "writeFault", "anonymousFault", "mapUnmap", "unmapPerPage", "tlbShootdown", "contextSwitch"],
            card.Select(p => p.Name));
        Primitive.Check("the card", "$", card);
        Assert.All(card.Where(p => p.Name is "emptyCall" or "pread4KiB" or "minorFault" or "mapUnmap"), p => Assert.True(p.Lower > 0, $"{p.Name} costs nothing"));
        Assert.Empty(Directory.GetFiles(workspace.Folder, "card-*"));
    }
}
