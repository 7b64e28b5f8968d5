namespace PerfSuite.Interop.Tests;

public sealed class ErrnoTests
{
    [Fact]
    public void A_known_number_has_a_name_and_a_description()
    {
        Assert.Equal("ENOENT", Errno.ENOENT.Name);
        Assert.Equal("No such file or directory", Errno.ENOENT.Description);
        Assert.Equal("ENOENT (No such file or directory)", Errno.ENOENT.ToString());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(41)]
    [InlineData(4095)]
    public void An_unknown_number_goes_by_its_number(int number) => Assert.Equal($"errno {number}", new Errno(number).Name);

    [Fact]
    public void Every_constant_bears_its_own_name()
    {
        var constants = typeof(Errno).GetFields().Where(field => field.IsStatic).ToList();

        Assert.Contains(constants, field => field.Name is "EOPNOTSUPP");
        Assert.All(constants, field => Assert.Equal(field.Name, ((Errno)field.GetValue(null)!).Name));
    }

    [Fact]
    public void The_last_error_is_that_of_the_call_just_made()
    {
        Assert.Equal(-1, SystemCall.Close(-1));
        Assert.Equal(Errno.EBADF, Errno.Last);
    }

    [Fact]
    public void The_last_error_survives_collections_that_other_threads_start()
    {
        var done = false;
        var collector = new Thread(() =>
        {
            while (!Volatile.Read(ref done))
                GC.Collect();
        });
        collector.Start();
        var lost = 0;
        for (var (i, first) = (0, GC.CollectionCount(0)); i < 1_000_000 && GC.CollectionCount(0) < first + 50; i++)
            if (SystemCall.Close(-1) != -1 || Errno.Last != Errno.EBADF)
                lost++;
        Volatile.Write(ref done, true);
        collector.Join();
        Assert.Equal(0, lost);
    }

    [Fact]
    public void An_exception_says_which_call_failed_on_what_and_why()
    {
        var withSubject = new SystemCallException("open", Errno.EACCES, "/data/x");
        Assert.Equal("open /data/x: EACCES (Permission denied)", withSubject.Message);
        Assert.Equal(("open", Errno.EACCES, "/data/x"), (withSubject.Call, withSubject.Errno, withSubject.Subject));

        var without = new SystemCallException("uname", Errno.EFAULT);
        Assert.Equal("uname: EFAULT (Bad address)", without.Message);
        Assert.Null(without.Subject);
    }
}
