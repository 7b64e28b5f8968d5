using PerfSuite.Interop;

namespace PerfSuite.Claims.Today;

/// <summary>How this kernel chooses the pages whose memory it takes.</summary>
internal static class Reclaim
{
    private const string Setting = "/sys/kernel/mm/lru_gen/enabled";

    /// <summary>Whether by generations (Linux 6.1, where it is switched on), and not by the lists of active and inactive pages.</summary>
    public static bool IsByGenerations => SaysOn(KernelSetting.Of(Setting));

    /// <param name="text">A set of bits in hexadecimal, of which the first is the main switch; null where the kernel has none.</param>
    internal static bool SaysOn(string? text) => text is not null && (Convert.ToInt64(text, 16) & 1) != 0;
}
