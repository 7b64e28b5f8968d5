namespace PerfSuite.Running;

/// <summary>What the kernel does against flaws of the processor: it makes crossings into the kernel dearer.</summary>
public static class Mitigations
{
    /// <summary>The flaws that this processor has, each with what is done about it; null where the kernel does not tell.</summary>
    /// <param name="folder">One file a flaw.</param>
    public static string? Read(string folder = "/sys/devices/system/cpu/vulnerabilities") => Directory.Exists(folder)
        ? string.Join("; ", Directory.GetFiles(folder).Order(StringComparer.Ordinal)
            .Select(file => (Flaw: Path.GetFileName(file), State: File.ReadAllText(file).Trim()))
            .Where(f => f.State != "Not affected").Select(f => $"{f.Flaw}: {f.State}"))
        : null;
}
