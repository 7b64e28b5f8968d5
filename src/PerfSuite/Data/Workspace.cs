using System.Diagnostics;
using System.Text.Json;
using PerfSuite.Interop;
using PerfSuite.Measurement;
using PerfSuite.Running;

namespace PerfSuite.Data;

/// <summary>
/// The folder that one run keeps its data files in: <c>perfsuite-…</c> under the data folder. It is locked while its run lives,
/// so that the next run can remove what a killed one left behind.
/// </summary>
public sealed class Workspace : IDisposable
{
    public const string DataFolderVariable = "PERFSUITE_DATA_DIR";
    public const string ProfileVariable = "PERFSUITE_PROFILE";
    public const string SeedVariable = "PERFSUITE_SEED";

    private const string Prefix = "perfsuite-";
    private const string LockName = "lock";
    private const string SizesName = "sizes.json";
    private const int AttemptsToTake = 5;

    /// <summary>Disk space that is left free whatever a run needs.</summary>
    internal const long ReserveBytes = 64L << 20;

    private static Workspace? current;

    private readonly OwnFolder? ownership;
    private bool disposed;
    private readonly Dictionary<string, DataFile> files = new(StringComparer.Ordinal);

    /// <summary>Whether the files are another process's, which has made them and evicts none of them for this one.</summary>
    internal bool IsShared => ownership is null;

    /// <summary>What others have written and this process has asked for, by name.</summary>
    internal Dictionary<string, FileResidency> Foreign { get; } = new(StringComparer.Ordinal);

    private Workspace(string folder, OwnFolder? ownership, Profile profile, int seed, FileSizes sizes)
    {
        Folder = folder;
        Sizes = sizes;
        this.ownership = ownership;
        Profile = profile;
        Seed = seed;
    }

    /// <summary>The workspace of this process; where nobody opened one, it is opened as the environment variables say.</summary>
    public static Workspace Current => current ?? Open(
        Environment.GetEnvironmentVariable(DataFolderVariable) ?? Path.GetTempPath(),
        Profile.Named(Environment.GetEnvironmentVariable(ProfileVariable) ?? Profile.Quick.Name),
        int.TryParse(Environment.GetEnvironmentVariable(SeedVariable), out int seed) ? seed : 1);

    public string Folder { get; }

    public Profile Profile { get; }

    /// <summary>Sizes of the data files, decided when the run's folder was made.</summary>
    public FileSizes Sizes { get; }

    /// <summary>Seed of file contents, permutations and turn order.</summary>
    public int Seed { get; }

    /// <summary>Where the time of this process goes.</summary>
    public TimeLedger Time { get; } = new(DateTime.UtcNow - Process.GetCurrentProcess().StartTime.ToUniversalTime());

    /// <summary>The file system that the run's files are on.</summary>
    public FileSystemKind FileSystem => FileSystemKind.Of(Folder);

    /// <summary>Opens the process's workspace, and removes those that killed runs left behind.</summary>
    /// <param name="dataFolder">Where the run's folder is made; must exist.</param>
    /// <param name="profile">Sizes of files.</param>
    /// <param name="seed">Seed of everything that is random.</param>
    /// <exception cref="CannotMeasureException">The folder is missing, read-only or full, or its files cannot be mapped.</exception>
    public static Workspace Open(string dataFolder, Profile profile, int seed)
    {
        if (!Directory.Exists(dataFolder))
            throw new CannotMeasureException($"The data folder {dataFolder} does not exist.", "create it, or name another with --data-dir.");
        RemoveLeftovers(dataFolder);
        (string folder, OwnFolder taken) = Take(Path.GetFullPath(dataFolder));
        try
        {
            FileSizes sizes = FileSizes.For(profile, Room.Of(folder));
            System.IO.File.WriteAllText(Path.Combine(folder, SizesName), JsonSerializer.Serialize(sizes));
            Workspace opened = new(folder, taken, profile, seed, sizes);
            AppDomain.CurrentDomain.ProcessExit += (_, _) => opened.Dispose();
            opened.RequireMapping();
            return current = opened;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Remove(taken, folder);
            throw CannotWrite(folder, e);
        }
    }

    /// <summary>A new folder that nobody else may enter, under a name that nobody can foresee, locked. A run that begins at the same moment may take it for abandoned before it is locked: then there is another.</summary>
    private static (string Folder, OwnFolder Taken) Take(string dataFolder)
    {
        for (int attempt = 0; attempt < AttemptsToTake; attempt++)
        {
            string folder = Path.Combine(dataFolder, $"{Prefix}{Environment.ProcessId}-{Guid.NewGuid():N}");
            try
            {
                OwnFolder.Make(folder);
                System.IO.File.WriteAllText(Path.Combine(folder, LockName), "");
                OwnFolder? own = OwnFolder.Open(folder);
                if (own is not null && own.TryLock(LockName) && own.Has(LockName))
                    return (folder, own);
                own?.Dispose();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                if (Directory.Exists(folder))
                    Directory.Delete(folder, recursive: true);
                throw CannotWrite(folder, e);
            }
        }

        throw new CannotMeasureException($"Other processes took each new folder under {dataFolder} away.", "name a folder of your own with --data-dir.");
    }

    /// <summary>Uses the files of another process's workspace, which stay there: what processes share, their files' places in memory,
    /// cannot make them differ.</summary>
    /// <param name="folder">The other workspace's folder.</param>
    /// <param name="profile">That of the other.</param>
    /// <param name="seed">That of the other: it decides the files' content.</param>
    /// <exception cref="CannotMeasureException">There is no such workspace.</exception>
    public static Workspace Share(string folder, Profile profile, int seed) =>
        current = System.IO.File.Exists(Path.Combine(folder, LockName)) ? new Workspace(folder, ownership: null, profile, seed, SizesOf(folder))
            : throw new CannotMeasureException($"{folder} is no workspace of a run that lives.", "measure with a data folder of its own.");

    /// <summary>The cached file that the throughput claims share.</summary>
    public DataFile WarmFile => File("warm.bin", Sizes.Warm.Bytes);

    /// <summary>The file that the cold claims evict; never the cached one.</summary>
    public DataFile ColdFile => File("cold.bin", Sizes.Cold.Bytes);

    /// <summary>A smaller file for evicting and visiting at random, where every block costs a device access of its own.</summary>
    public DataFile ColdRandomFile => File("cold-random.bin", Sizes.ColdRandom.Bytes);

    /// <summary>A file that is larger than the memory it gets, and for visiting here and there.</summary>
    public DataFile LargeFile => File("large.bin", Sizes.Large.Bytes);

    /// <summary>A file of this run; made when first needed, removed with the run.</summary>
    /// <param name="name">Plain file name.</param>
    /// <param name="bytes">Its size.</param>
    /// <param name="headBytes">How much of it is real bytes, from its start, where the rest is mapped but never touched; all by default.</param>
    public DataFile File(string name, long bytes, long? headBytes = null)
    {
        if (!files.TryGetValue(name, out DataFile? file))
            files[name] = file = new DataFile(this, Path.Combine(Folder, name), bytes, headBytes ?? bytes, new SeededWords(Seed, name));
        return file.Bytes == bytes ? file
            : throw new ArgumentException($"'{name}' was made with {file.Bytes} bytes and cannot have {bytes}; name the other file differently.", nameof(bytes));
    }

    /// <summary>Removes the run's files.</summary>
    public void Dispose()
    {
        if (current == this)
            current = null;
        if (ownership is not null && !disposed)
            Remove(ownership, Folder); // Under the lock: to a run that begins now, it never looks abandoned.
        disposed = true;
    }

    /// <summary>A folder that cannot be removed is told of and costs nothing that was measured; the next run removes it.</summary>
    private static void Remove(OwnFolder own, string folder)
    {
        try
        {
            own.Remove();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"{folder} could not be removed: {e.Message}. The next run tries again.");
        }
        finally
        {
            own.Dispose();
        }
    }

    internal static CannotMeasureException CannotWrite(string path, Exception e) =>
        new($"{path} cannot be written: {e.Message}.", Hindrances.OfScarcity(e) ?? "name a writable folder with enough space by --data-dir.", e);

    internal void RequireFreeDisk(long bytes)
    {
        long free = new DriveInfo(Folder).AvailableFreeSpace;
        if (free < bytes + ReserveBytes)
            throw new CannotMeasureException(
                $"{Folder} has {free >> 20} MiB free, but a data file of {bytes >> 20} MiB and {ReserveBytes >> 20} MiB of reserve are needed.",
                "free some space, name another folder with --data-dir, or choose a smaller --profile.");
    }

    private static FileSizes SizesOf(string folder) => JsonSerializer.Deserialize<FileSizes>(System.IO.File.ReadAllText(Path.Combine(folder, SizesName)))!;

    private void RequireMapping()
    {
        DataFile probe = File("probe.bin", PageCache.PageBytes).Ensure();
        try
        {
            using FileDescriptor file = probe.Open();
            using Mapping mapping = Mapping.Create(file, 0, probe.Bytes);
        }
        catch (SystemCallException e)
        {
            Dispose();
            throw new CannotMeasureException($"Files under {Folder} cannot be mapped: {e.Message}.",
                "name a folder of another file system with --data-dir.", e);
        }
    }

    private static void RemoveLeftovers(string dataFolder)
    {
        foreach (string folder in Directory.EnumerateDirectories(dataFolder, Prefix + "*"))
            RemoveAbandoned(folder);
    }

    /// <summary>A lock that can be taken belongs to nobody: its run is dead. It is held until the folder is gone, so that no other process removes it at the same time.
    /// Folders of other users are theirs to remove.</summary>
    private static void RemoveAbandoned(string folder)
    {
        try
        {
            using OwnFolder? own = OwnFolder.Open(folder);
            if (own is not null && own.TryLock(LockName))
                own.Remove();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Another process has just removed it, or it is in use; the next run looks again.
        }
    }
}
