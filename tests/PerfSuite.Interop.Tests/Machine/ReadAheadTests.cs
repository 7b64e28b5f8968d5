namespace PerfSuite.Interop.Tests;

public sealed class ReadAheadTests : IDisposable
{
    private readonly TempFolder _sys = new();

    [Fact]
    public void A_disk_has_its_own_setting()
    {
        Write("dev/block/254:0/queue", "128\n");
        Assert.Equal(new ReadAhead(128, _sys["dev/block/254:0/queue/read_ahead_kb"]), ReadAhead.Find(_sys.Folder, 254, 0));
    }

    [Fact]
    public void A_partition_has_the_setting_of_its_disk()
    {
        Write("devices/vda/queue", "256\n");
        Directory.CreateDirectory(_sys["devices/vda/vda1"]);
        Directory.CreateDirectory(_sys["dev/block"]);
        Directory.CreateSymbolicLink(_sys["dev/block/254:1"], "../../devices/vda/vda1");

        Assert.Equal(new ReadAhead(256, _sys["devices/vda/queue/read_ahead_kb"]), ReadAhead.Find(_sys.Folder, 254, 1));
    }

    [Fact]
    public void A_file_system_without_one_device_has_a_backing_device()
    {
        Write("class/bdi/0:53", "4096\n");
        Assert.Equal(4096, ReadAhead.Find(_sys.Folder, 0, 53)?.KiB);
    }

    [Fact]
    public void Memory_has_no_read_ahead() => Assert.Null(ReadAhead.Find(_sys.Folder, 0, 25));

    [Fact]
    public void A_setting_that_is_no_number_is_refused()
    {
        Write("dev/block/254:0/queue", "far\n");
        Assert.Throws<InvalidDataException>(() => ReadAhead.Find(_sys.Folder, 254, 0));
    }

    [Fact]
    public void This_machines_setting_is_that_of_the_file_it_names()
    {
        var found = ReadAhead.Of(AppContext.BaseDirectory);
        Assert.Equal(found is null ? null : File.ReadAllText(found.Source).Trim(), found?.KiB.ToString());
        Assert.Equal(Errno.ENOENT, Assert.Throws<SystemCallException>(() => ReadAhead.Of("/nowhere/at/all")).Errno);
        Assert.Null(ReadAhead.Of("/proc"));
    }

    public void Dispose() => _sys.Dispose();

    private void Write(string folder, string text)
    {
        Directory.CreateDirectory(_sys[folder]);
        File.WriteAllText(Path.Combine(_sys[folder], "read_ahead_kb"), text);
    }
}
