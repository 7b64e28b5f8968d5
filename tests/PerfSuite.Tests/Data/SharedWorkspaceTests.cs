using PerfSuite.Data;
using PerfSuite.Interop;

namespace PerfSuite.Tests.Data;

public sealed class SharedWorkspaceTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("perfsuite-test-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Who_shares_a_folder_takes_its_sizes_whatever_room_there_is_by_then()
    {
        using Workspace own = Workspace.Open(folder.FullName, Profile.Quick, seed: 1);
        string sizes = Path.Combine(own.Folder, "sizes.json");
        File.WriteAllText(sizes, File.ReadAllText(sizes).Replace($"{own.Sizes.Warm.Bytes}", "8388608", StringComparison.Ordinal));
        Assert.Equal(8 << 20, Workspace.Share(own.Folder, Profile.Quick, seed: 1).Sizes.Warm.Bytes);
    }

    [SkippableFact]
    public void A_warm_file_has_been_read_and_not_only_written()
    {
        using Workspace own = Workspace.Open(folder.FullName, Profile.Quick, seed: 1);
        using ThreadProbe probe = new();
        Skip.If(own.FileSystem.IsMemoryOnly || !probe.HasIo, "Nothing is read from a device here.");
        DataFile data = own.File("warm-test.bin", 4 << 20);
        CounterSnapshot before = probe.Take();
        data.EstablishWarm();
        Assert.InRange(probe.Between(before, probe.Take()).DeviceReadBytes, data.Bytes, 2 * data.Bytes);
        before = probe.Take();
        data.EstablishWarm();
        Assert.Equal(0, probe.Between(before, probe.Take()).DeviceReadBytes);
    }
}
