namespace PerfSuite.Interop;

/// <summary>When the kernel gives anonymous memory huge pages unasked: "always", "madvise" or "never".</summary>
public sealed record TransparentHugePages(string Mode)
{
    private const string Setting = "/sys/kernel/mm/transparent_hugepage/enabled";

    /// <summary>The setting; null for a kernel built without huge pages.</summary>
    public static TransparentHugePages? Read() => File.Exists(Setting) ? Parse(File.ReadAllText(Setting)) : null;

    /// <param name="text">All choices, the one in force in brackets: "always [madvise] never".</param>
    /// <exception cref="InvalidDataException">Not exactly one choice stands in brackets.</exception>
    public static TransparentHugePages Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var chosen = text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word.StartsWith('[') && word.EndsWith(']')).ToList();
        return chosen is [var one]
            ? new TransparentHugePages(one[1..^1])
            : throw new InvalidDataException($"{Setting}: expected one choice in brackets, found \"{text.Trim()}\"");
    }
}
