using System.Globalization;
using System.Text.RegularExpressions;
using PerfSuite.Judging.Records;

namespace PerfSuite.Running;

/// <summary>
/// The name under which a machine's baselines are kept, such as <c>amd-epyc-2c-linux6.18-ext4-net10-4k-ra8192-kvm</c>: all that is known
/// to move the results and stays the same over reboots. Two machines with one key may be held to one baseline.
/// </summary>
public static partial class MachineKey
{
    private const int LongestModel = 40;

    /// <summary>CPU model, CPUs that the process may use, kernel and runtime series, file system, page size, read-ahead, virtualisation.</summary>
    public static string Of(EnvironmentRecord machine) => string.Join('-',
        Model(machine.Cpu),
        string.Create(CultureInfo.InvariantCulture, $"{machine.Cores}c"),
        "linux" + Series(machine.Kernel),
        Slug(machine.Filesystem),
        "net" + Series(machine.Runtime).Split('.')[0],
        string.Create(CultureInfo.InvariantCulture, $"{machine.PageSize >> 10}k"),
        machine.ReadAheadKiB is { } kiB ? string.Create(CultureInfo.InvariantCulture, $"ra{kiB}") : "nora",
        Slug(machine.Virtualization));

    /// <summary>The model without trademarks, clock rates, core counts and words that every model has.</summary>
    private static string Model(string cpu)
    {
        string slug = Slug(Noise().Replace(cpu, " "));
        return slug.Length <= LongestModel ? slug : slug[..LongestModel].TrimEnd('-');
    }

    /// <summary>The first number with a point in a text: 6.18 of <c>6.18.44-generic</c>, 10.0 of <c>.NET 10.0.1</c>.</summary>
    private static string Series(string version) => FirstSeries().Match(version) is { Success: true } found ? found.Value : "0";

    private static string Slug(string text)
    {
        string slug = NotInSlug().Replace(text.ToLowerInvariant(), "-").Trim('-');
        return slug.Length > 0 ? slug : EnvironmentRecord.Unknown;
    }

    [GeneratedRegex(@"\((R|TM)\)|\bCPU\b|\bProcessor\b|@.*|\b\d+-Core\b|\bwith Radeon.*", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Noise();

    [GeneratedRegex(@"\d+\.\d+", RegexOptions.None, 1000)]
    private static partial Regex FirstSeries();

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.None, 1000)]
    private static partial Regex NotInSlug();
}
