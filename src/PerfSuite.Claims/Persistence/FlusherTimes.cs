using System.Globalization;
using PerfSuite.Interop;

namespace PerfSuite.Claims.Persistence;

/// <summary>When the kernel's flusher writes dirty pages back by itself: settings of /proc/sys/vm.</summary>
/// <param name="Expires">Age from which a file's dirty pages are due (dirty_expire_centisecs).</param>
/// <param name="WakesEvery">How often the flusher looks (dirty_writeback_centisecs); zero where it does not.</param>
internal readonly record struct FlusherTimes(TimeSpan Expires, TimeSpan WakesEvery)
{
    private const double MillisecondsPerCentisecond = 10;

    /// <summary>It looks once more than half of the time after the pages are due, and needs time to write: two of its rounds.</summary>
    public TimeSpan Latest => Expires + (2 * WakesEvery);

    /// <summary>Of this machine.</summary>
    public static FlusherTimes Read() => new(Of("dirty_expire_centisecs"), Of("dirty_writeback_centisecs"));

    private static TimeSpan Of(string setting) => TimeSpan.FromMilliseconds(MillisecondsPerCentisecond
        * long.Parse(KernelSetting.Of($"/proc/sys/vm/{setting}") ?? "0", CultureInfo.InvariantCulture));
}
