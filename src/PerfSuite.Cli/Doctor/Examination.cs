using System.Globalization;
using PerfSuite.Claims;
using PerfSuite.Data;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;
using PerfSuite.Running;

namespace PerfSuite.Cli.Doctor;

/// <summary>Looks at this machine: everything that measuring depends on.</summary>
/// <param name="Machine">The machine, with its key.</param>
/// <param name="Offers">What it offers.</param>
public sealed record Examination(EnvironmentRecord Machine, IReadOnlyList<Offer> Offers)
{
    public bool CanMeasure => Offers.All(o => o.State != OfferState.Prevents);

    /// <param name="dataFolder">Where data files would be.</param>
    /// <param name="machine">The machine's name; null for its own key.</param>
    /// <exception cref="CannotMeasureException">Not a supported Linux, or the folder does not exist.</exception>
    public static Examination Of(string dataFolder, string? machine)
    {
        MachineEnvironment.RequireSupported();
        if (!Directory.Exists(dataFolder))
            throw new CannotMeasureException($"The data folder {dataFolder} does not exist.", "create it, or name another with --data-dir.");
        EnvironmentRecord here = MachineEnvironment.Read(dataFolder, machine);
        return new Examination(here, [.. OfMachine(here, Virtualization.Read()), .. OfDataFolder(here, dataFolder), .. OfKernel(here)]);
    }

    private static IEnumerable<Offer> OfMachine(EnvironmentRecord here, Virtualization guest) =>
    [
        BuildOffer.Of(BuildOffer.IsOptimised(typeof(Sources).Assembly)),
        new Offer("runtime", here.Runtime),
        new Offer("CPU", here.Cpu),
        new Offer("CPU features", here.Details.GetValueOrDefault("cpuFlags", "unknown")),
        ProcessorOffers.Count(here.Cores),
        ProcessorOffers.Governor(here.Details.GetValueOrDefault("governor")),
        ProcessorOffers.Load(double.Parse(KernelSetting.Of("/proc/loadavg")!.Split(' ')[0], CultureInfo.InvariantCulture), here.Cores),
        GuestOffers.Virtualisation(guest),
        GuestOffers.Paging(Paging.Read(guest)),
    ];

    private static IEnumerable<Offer> OfDataFolder(EnvironmentRecord here, string folder) =>
    [
        DataFolderOffers.FileSystem(folder, here.Filesystem, FileSystemKind.Of(folder).IsMemoryOnly),
        DataFolderOffers.FreeDisk(Room.Of(folder)),
        DataFolderOffers.Memory(Room.Of(folder)),
        DataFolderOffers.LastLevelCache(Room.Of(folder).LastLevelCacheBytes),
        DataFolderOffers.ReadAhead(here.ReadAheadKiB),
    ];

    private static IEnumerable<Offer> OfKernel(EnvironmentRecord here) =>
    [
        new Offer("kernel", here.Kernel),
        new Offer("page size", $"{here.PageSize} bytes"),
        new Offer("transparent huge pages", TransparentHugePages.Read()?.Mode ?? "none"),
        KernelOffers.Cachestat(PageCache.HasCachestat),
        KernelOffers.Perf(Executable("perf"), Number("/proc/sys/kernel/perf_event_paranoid"), Number("/proc/sys/kernel/kptr_restrict") > 0,
            Environment.IsPrivilegedProcess),
        KernelOffers.MemoryGroups(MemoryCgroup.WhyUnavailable()),
        Reclaim(),
        KernelOffers.MemoryLimit(Interop.MemoryLimit.Read()),
    ];

    private static Offer Reclaim()
    {
        try
        {
            return KernelOffers.ProactiveReclaim(ProactiveReclaim.Read());
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException or InvalidDataException)
        {
            return new Offer("proactive reclaim", "unknown", OfferState.Fine, e.Message);
        }
    }

    private static int? Number(string setting) => int.TryParse(KernelSetting.Of(setting), CultureInfo.InvariantCulture, out int number) ? number : null;

    private static string? Executable(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
        .Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
}
