namespace PerfSuite.Interop;

/// <summary>One-line settings of the kernel in /proc and /sys.</summary>
public static class KernelSetting
{
    /// <summary>The setting, without white space around it; null where this kernel does not have it.</summary>
    /// <exception cref="UnauthorizedAccessException">It is for others to read.</exception>
    public static string? Of(string file) => File.Exists(file) ? File.ReadAllText(file).Trim() : null;
}
