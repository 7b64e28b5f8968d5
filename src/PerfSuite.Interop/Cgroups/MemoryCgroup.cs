using System.Collections.Immutable;
using System.Globalization;

namespace PerfSuite.Interop;

/// <summary>
/// A control group with a memory limit, made below (version 1) or beside (version 2) this process's own. When disposed, it
/// kills its members and is removed.
/// </summary>
/// <remarks>
/// A page of a file is charged to the group that first brings it into the page cache: evict a file before a member reads it.
/// </remarks>
public sealed class MemoryCgroup : IDisposable
{
    private readonly MemoryCgroupNames _names;

    internal MemoryCgroup(int version, string folder)
    {
        Version = version;
        Folder = folder;
        _names = MemoryCgroupNames.Of(version);
    }

    /// <summary>1 or 2.</summary>
    public int Version { get; }

    public string Folder { get; }

    /// <summary>The limit in force, which is the one asked for, rounded to pages.</summary>
    public long LimitBytes => Number(_names.Limit);

    public long UsageBytes => Number(_names.Usage);

    /// <summary>The most that was used; null before Linux 5.19 in version 2: ask for <see cref="UsageBytes"/> repeatedly.</summary>
    public long? PeakBytes => File.Exists(PathOf(_names.Peak)) ? Number(_names.Peak) : null;

    /// <summary>How often the limit was reached and memory had to be reclaimed.</summary>
    public long LimitHits => Version == 1 ? Number("memory.failcnt") : Rows("memory.events").Count("max");

    /// <summary>How many members were killed because nothing was left to reclaim.</summary>
    public long OomKills => Rows(Version == 1 ? "memory.oom_control" : "memory.events").Count("oom_kill");

    /// <summary>Kernel memory charged to the group; null before Linux 5.18 in version 2.</summary>
    public long? KernelBytes
    {
        get
        {
            if (Version == 1)
                return Number("memory.kmem.usage_in_bytes");
            var rows = Rows("memory.stat");
            return rows.Has("kernel") ? rows.Count("kernel") : null;
        }
    }

    /// <summary>How many pages of files came back after they had been reclaimed; null where the kernel does not count them.</summary>
    public long? RefaultedPages
    {
        get
        {
            // Counted for files alone since Linux 5.9, for everything before.
            var rows = Rows("memory.stat");
            return rows.Has("workingset_refault_file") ? rows.Count("workingset_refault_file")
                : rows.Has("workingset_refault") ? rows.Count("workingset_refault") : null;
        }
    }

    /// <summary>Where a process writes its number to join.</summary>
    public string MembersFile => PathOf("cgroup.procs");

    public ImmutableArray<int> Members =>
    [
        .. ControlFile.Read(MembersFile).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => int.Parse(line, CultureInfo.InvariantCulture)),
    ];

    /// <summary>Makes a group named "perfsuite-PID-PURPOSE".</summary>
    /// <param name="purpose">Letters, digits and hyphens; once a process at a time.</param>
    /// <param name="limitBytes">The most memory that its members may use, file cache and kernel memory included.</param>
    /// <exception cref="MemoryCgroupUnavailableException">It cannot be made here: with the reason and the remedy.</exception>
    public static MemoryCgroup Create(string purpose, long limitBytes) =>
        MemoryCgroupMaking.Create(MemoryCgroupSite.Find(), purpose, limitBytes);

    /// <summary>Tries it: makes a group and removes it. Null where that works, else why not and what to do about it.</summary>
    public static MemoryCgroupUnavailableException? WhyUnavailable()
    {
        const long anyLimitBytes = 64 << 20;
        try
        {
            using var trial = Create($"trial-{Guid.NewGuid():N}", anyLimitBytes);
            return null;
        }
        catch (MemoryCgroupUnavailableException unavailable)
        {
            return unavailable;
        }
    }

    /// <summary>Kills what is left in groups whose maker is gone, and removes them.</summary>
    /// <returns>How many groups were removed.</returns>
    /// <exception cref="MemoryCgroupUnavailableException">There can be none here.</exception>
    public static int RemoveLeftovers() => MemoryCgroupMaking.RemoveLeftovers(MemoryCgroupSite.Find());

    /// <summary>Moves a process, all its threads and its later children into the group. What it has used already stays where it is.</summary>
    /// <exception cref="ArgumentException">It is this process, which would be killed when the group is disposed.</exception>
    /// <exception cref="SystemCallException">The kernel refuses: ESRCH where there is no such process.</exception>
    public void Add(int processId)
    {
        if (processId == Environment.ProcessId)
            throw new ArgumentException("A process cannot join a group of its own: members are killed in the end.", nameof(processId));
        ControlFile.Write(MembersFile, processId.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>A row of memory.stat, as in "workingset_refault_file". The kernel gathers it from the processors every two seconds.</summary>
    /// <exception cref="InvalidDataException">This kernel has no such row.</exception>
    public long Statistic(string name) => Rows("memory.stat").Count(name);

    /// <summary>Kills the members and removes the group.</summary>
    /// <exception cref="SystemCallException">The group cannot be removed; EBUSY where a member does not end.</exception>
    public void Dispose() => MemoryCgroupRemoval.Remove(this);

    internal void Limit(long bytes)
    {
        ControlFile.Write(PathOf(_names.Limit), bytes.ToString(CultureInfo.InvariantCulture));
        if (File.Exists(PathOf(_names.Swapping)))
            ControlFile.Write(PathOf(_names.Swapping), "0");
    }

    private string PathOf(string file) => Path.Combine(Folder, file);

    private NamedRows Rows(string file) => NamedRows.Parse(File.ReadAllText(PathOf(file)), PathOf(file));

    private long Number(string file) => long.Parse(ControlFile.Read(PathOf(file)), NumberStyles.None, CultureInfo.InvariantCulture);
}
