namespace PerfSuite.Interop.Tests;

public sealed class BlockDeviceTests : IDisposable
{
    private readonly TempFolder _sys = new();

    [Fact]
    public void Sectors_are_counted_in_units_of_512_bytes()
    {
        Write("254:0", "  545460    15594 80074914   250700    32898    18976 18588112    56005        0    54120   309161\n");
        Assert.Equal(new BlockDevice(80074914L * 512, 18588112L * 512), BlockDevice.Find(_sys.Folder, 254, 0));
    }

    [Fact]
    public void A_file_system_without_one_device_has_no_counts() => Assert.Null(BlockDevice.Find(_sys.Folder, 0, 25));

    [Theory]
    [InlineData("1 2 3\n")]
    [InlineData("1 2 many 4 5 6 7\n")]
    public void A_text_of_another_form_is_refused(string text)
    {
        Write("254:0", text);
        Assert.Throws<InvalidDataException>(() => BlockDevice.Find(_sys.Folder, 254, 0));
    }

    [Fact]
    public void A_path_that_is_not_there_is_ENOENT()
    {
        Assert.Equal(Errno.ENOENT, Assert.Throws<SystemCallException>(() => BlockDevice.Of("/nowhere/at/all")).Errno);
        Assert.Null(BlockDevice.Of("/proc"));
    }

    [Fact]
    public void Where_there_is_no_device_no_turn_is_watched() =>
        Assert.Null(BlockDevice.LeastWrittenBy("/proc", () => throw new InvalidOperationException("A turn.")));

    public void Dispose() => _sys.Dispose();

    private void Write(string device, string text)
    {
        Directory.CreateDirectory(_sys[$"dev/block/{device}"]);
        File.WriteAllText(Path.Combine(_sys[$"dev/block/{device}"], "stat"), text);
    }
}
