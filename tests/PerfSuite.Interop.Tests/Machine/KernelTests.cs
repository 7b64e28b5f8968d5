namespace PerfSuite.Interop.Tests;

public sealed class KernelTests
{
    [Fact]
    public void The_running_kernel_is_Linux()
    {
        var kernel = KernelRelease.Read();

        Assert.Equal("Linux", kernel.System);
        Assert.Equal(File.ReadAllText("/proc/sys/kernel/osrelease").Trim(), kernel.Release);
        Assert.Equal(File.ReadAllText("/proc/sys/kernel/version").Trim(), kernel.Build);
        Assert.True(kernel.Machine is "x86_64" or "aarch64", kernel.Machine);
        Assert.True(kernel.Version >= new Version(4, 11));
    }

    [Theory]
    [InlineData("6.18.44-generic", 6, 18)]
    [InlineData("7.0-rc3", 7, 0)]
    [InlineData("5.15.167.4-microsoft-standard-WSL2", 5, 15)]
    [InlineData("6.6+", 6, 6)]
    public void The_release_begins_with_the_version(string release, int major, int minor) =>
        Assert.Equal(new Version(major, minor), new KernelRelease("Linux", release, "", "").Version);

    [Theory]
    [InlineData("")]
    [InlineData("6")]
    [InlineData("six.one")]
    public void A_release_without_a_version_is_refused(string release) =>
        Assert.Throws<InvalidDataException>(() => new KernelRelease("Linux", release, "", "").Version);

    [Theory]
    [InlineData("always [madvise] never\n", "madvise")]
    [InlineData("[always] madvise never\n", "always")]
    [InlineData("[never]", "never")]
    public void The_mode_of_huge_pages_stands_in_brackets(string text, string mode) =>
        Assert.Equal(mode, TransparentHugePages.Parse(text).Mode);

    [Theory]
    [InlineData("always madvise never")]
    [InlineData("[always] [never]")]
    [InlineData("")]
    public void Not_exactly_one_mode_is_refused(string text) =>
        Assert.Throws<InvalidDataException>(() => TransparentHugePages.Parse(text));

    [Fact]
    public void This_kernels_mode_of_huge_pages_is_one_of_three_or_absent() =>
        Assert.True(TransparentHugePages.Read()?.Mode is "always" or "madvise" or "never" or null);
}
