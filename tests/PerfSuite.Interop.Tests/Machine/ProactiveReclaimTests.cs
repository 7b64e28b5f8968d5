namespace PerfSuite.Interop.Tests;

public sealed class ProactiveReclaimTests : IDisposable
{
    private const string Thread = "kernel/mm/damon/admin/kdamonds/0";

    private readonly TempFolder _sys = new();

    [Fact]
    public void Without_a_scheme_nothing_is_reclaimed() => Assert.Null(ProactiveReclaim.Find(_sys.Folder));

    [Fact]
    public void A_scheme_that_pages_out_says_after_which_time()
    {
        WriteScheme("on", "pageout");
        Assert.Equal(new ProactiveReclaim("kdamond 0 pages out what was not accessed for 60 s", $"echo off > {_sys[$"{Thread}/state"]}"), ProactiveReclaim.Find(_sys.Folder));
    }

    [Theory]
    [InlineData("off", "pageout")]
    [InlineData("on", "stat")]
    public void A_scheme_that_is_off_or_only_watches_reclaims_nothing(string state, string action)
    {
        WriteScheme(state, action);
        Assert.Null(ProactiveReclaim.Find(_sys.Folder));
    }

    [Fact]
    public void The_kernels_own_module_is_found()
    {
        Write("module/damon_reclaim/parameters/enabled", "Y\n");
        Assert.Equal("damon_reclaim", ProactiveReclaim.Find(_sys.Folder)?.Scheme);
        Write("module/damon_reclaim/parameters/enabled", "N\n");
        Assert.Null(ProactiveReclaim.Find(_sys.Folder));
    }

    [Fact]
    public void An_age_that_is_no_number_is_refused()
    {
        WriteScheme("on", "pageout");
        Write($"{Thread}/contexts/0/schemes/0/access_pattern/age/min", "old\n");
        Assert.Contains("age/min", Assert.Throws<InvalidDataException>(() => ProactiveReclaim.Find(_sys.Folder)).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _sys.Dispose();

    private void WriteScheme(string state, string action)
    {
        Write($"{Thread}/state", state + "\n");
        Write($"{Thread}/contexts/0/monitoring_attrs/intervals/aggr_us", "5000000\n");
        Write($"{Thread}/contexts/0/schemes/0/action", action + "\n");
        Write($"{Thread}/contexts/0/schemes/0/access_pattern/age/min", "12\n");
    }

    private void Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_sys[file])!);
        File.WriteAllText(_sys[file], text);
    }
}
