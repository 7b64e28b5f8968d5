using System.Globalization;

namespace PerfSuite.Interop;

/// <summary>
/// Whether the kernel takes pages out of the page cache though memory is not short: a DAMON scheme pages out what was not accessed for a while.
/// No counter of /proc/vmstat moves then, and a data file that was read as a whole does not stay whole.
/// </summary>
/// <param name="Scheme">Who does it, and after which time, for people.</param>
/// <param name="TurnOff">The command that turns it off, as root.</param>
public sealed record ProactiveReclaim(string Scheme, string TurnOff)
{
    /// <summary>The first scheme that is on; null where none is.</summary>
    /// <exception cref="UnauthorizedAccessException">There are schemes, which only root may read.</exception>
    public static ProactiveReclaim? Read() => Find("/sys");

    internal static ProactiveReclaim? Find(string sys)
    {
        string module = $"{sys}/module/damon_reclaim/parameters/enabled", threads = $"{sys}/kernel/mm/damon/admin/kdamonds";
        if (KernelSetting.Of(module) == "Y")
            return new ProactiveReclaim("damon_reclaim", $"echo N > {module}");
        return Directory.Exists(threads)
            ? Directory.EnumerateDirectories(threads).Order(StringComparer.Ordinal).Select(OfThread).FirstOrDefault(found => found is not null) : null;
    }

    private static ProactiveReclaim? OfThread(string thread)
    {
        string state = $"{thread}/state";
        if (KernelSetting.Of(state) != "on")
            return null;
        return Directory.EnumerateDirectories($"{thread}/contexts").SelectMany(context => Directory.EnumerateDirectories($"{context}/schemes").Select(scheme => (context, scheme)))
            .Where(found => KernelSetting.Of($"{found.scheme}/action") == "pageout")
            .Select(found => new ProactiveReclaim(string.Create(CultureInfo.InvariantCulture,
                $"kdamond {Path.GetFileName(thread)} pages out what was not accessed for {IdleSeconds(found.context, found.scheme):0.#} s"), $"echo off > {state}"))
            .FirstOrDefault();
    }

    /// <summary>A scheme counts a page's age in aggregation intervals.</summary>
    private static double IdleSeconds(string context, string scheme) =>
        Number($"{scheme}/access_pattern/age/min") * Number($"{context}/monitoring_attrs/intervals/aggr_us") / 1e6;

    private static double Number(string file) => double.TryParse(KernelSetting.Of(file), NumberStyles.None, CultureInfo.InvariantCulture, out double number)
        ? number : throw new InvalidDataException($"{file}: expected a number, found \"{KernelSetting.Of(file)}\"");
}
