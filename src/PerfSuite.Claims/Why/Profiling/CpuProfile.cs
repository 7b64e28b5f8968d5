using System.Globalization;

namespace PerfSuite.Claims.Why.Profiling;

/// <summary>A function of a CPU profile.</summary>
/// <param name="Name">Its name; an address where it has none.</param>
/// <param name="InKernel">Whether it is the kernel's.</param>
/// <param name="Samples">How often the processor was found there.</param>
internal sealed record ProfiledFunction(string Name, bool InKernel, long Samples)
{
    /// <summary>Whether the name is known.</summary>
    public bool IsNamed => !Name.StartsWith("0x", StringComparison.Ordinal);

    public ProfilePart Part => ProfileParts.Of(Name);
}

/// <summary>Where a thread's time went, by samples of a clock.</summary>
/// <param name="Functions">Each function once, the most frequent first.</param>
internal sealed record CpuProfile(IReadOnlyList<ProfiledFunction> Functions)
{
    /// <summary>Fewer leave a share uncertain by more than 5 % either way (binomial, two standard errors).</summary>
    private const int FewestSamples = 400;

    /// <summary>The fields of <see cref="Parse"/>, as perf report is asked for them.</summary>
    public static readonly string[] ReportArguments = ["--stdio", "-q", "--no-children", "-F", "sample,sym", "-t", ";"];

    public long Samples { get; } = Functions.Sum(f => f.Samples);

    /// <summary>Reads what perf report says: lines "SAMPLES;[k] FUNCTION", in the kernel, or "SAMPLES;[.] FUNCTION".</summary>
    /// <exception cref="InvalidDataException">A line is of another form.</exception>
    public static CpuProfile Parse(string report) => new([.. report.Split('\n')
        .Where(line => line.Trim().Length > 0 && !line.StartsWith('#')).Select(Function)
        .GroupBy(f => (f.Name, f.InKernel)).Select(g => new ProfiledFunction(g.Key.Name, g.Key.InKernel, g.Sum(f => f.Samples)))
        .OrderByDescending(f => f.Samples).ThenBy(f => f.Name, StringComparer.Ordinal)]);

    /// <summary>Share of the samples in a part, 0 to 1.</summary>
    public double ShareOf(ProfilePart part) => (double)Functions.Where(f => f.Part == part).Sum(f => f.Samples) / Samples;

    /// <summary>A function's share of the samples, 0 to 1.</summary>
    public double ShareOf(ProfiledFunction function) => (double)function.Samples / Samples;

    /// <summary>Why nothing can be concluded from it, with the remedy; null where something can.</summary>
    public string? WhyUnusable()
    {
        ProfiledFunction[] kernel = [.. Functions.Where(f => f.InKernel)];
        return Samples > 0 && kernel.Length == 0 ? "the kernel may not be profiled; run as root, or: sysctl kernel.perf_event_paranoid=1"
            : kernel.Any(f => !f.IsNamed) ? "the kernel hides the names of its functions; run as root, or: sysctl kernel.kptr_restrict=0"
            : Samples < FewestSamples ? $"only {Samples} samples were taken, {FewestSamples} are needed; measure on a machine that is less busy"
            : null;
    }

    private static ProfiledFunction Function(string line)
    {
        string[] fields = line.Split(';', 2, StringSplitOptions.TrimEntries);
        if (fields.Length != 2 || !long.TryParse(fields[0], NumberStyles.None, CultureInfo.InvariantCulture, out long samples)
            || fields[1].Length < 5 || fields[1][0] != '[' || fields[1][2] != ']')
            throw new InvalidDataException($"perf report: expected \"SAMPLES;[k] FUNCTION\", found \"{line}\".");
        return new ProfiledFunction(fields[1][3..].Trim(), fields[1][1] is not ('.' or 'u'), samples);
    }
}
