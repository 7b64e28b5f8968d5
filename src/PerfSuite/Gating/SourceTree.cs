using System.Globalization;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;

namespace PerfSuite.Gating;

/// <summary>A folder with the sources of one side of a gate: a folder that is there, or a revision checked out for the time of the gate.</summary>
public sealed class SourceTree : IDisposable
{
    private const string Prefix = "perfsuite-gate-";

    private readonly OwnFolder? alive;
    private readonly Lock removal = new();
    private bool disposed;

    private SourceTree(string name, string folder, string? repository, string? commit, OwnFolder? alive = null)
    {
        this.alive = alive;
        Name = name;
        Folder = folder;
        Repository = repository;
        Commit = commit;
        // A second signal ends the process at once; its checkout goes all the same, and where it is just being removed, that is awaited.
        if (repository is not null)
            AppDomain.CurrentDomain.ProcessExit += (_, _) => Dispose();
    }

    /// <summary>The same folder under another name: what is checked out there by now.</summary>
    public SourceTree As(string name) => new(name, Folder, repository: null, commit: null);

    /// <summary>The revision or folder as the user named it.</summary>
    public string Name { get; }

    public string Folder { get; }

    /// <summary>Root of the repository that a revision is of; null for a folder.</summary>
    internal string? Repository { get; }

    /// <summary>The commit that a revision is; null for a folder.</summary>
    internal string? Commit { get; }

    /// <summary>The commit that this is, or that was checked out last where it is a folder; null where that is not in the other's repository.</summary>
    internal string? CommitIn(SourceTree other)
    {
        if (Repository is not null || other.Repository is not { } root)
            return Repository == other.Repository ? Commit : null;
        string full = Path.GetFullPath(Folder);
        bool inside = full == root || full.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal);
        return inside && Git(["rev-parse", "--show-toplevel"], full, "").Trim() == root ? Git(["rev-parse", "--verify", "HEAD^{commit}"], full, "The folder has no commit.").Trim() : null;
    }

    /// <summary>The sources of a folder, or of a revision of the repository around <paramref name="inside"/>.</summary>
    /// <param name="revisionOrFolder">A folder that exists, or anything that git resolves to a commit that is there.</param>
    /// <param name="inside">A folder inside the repository.</param>
    /// <exception cref="GateException">It is neither.</exception>
    public static SourceTree Of(string revisionOrFolder, string inside)
    {
        if (Directory.Exists(revisionOrFolder))
            return new SourceTree(revisionOrFolder, Path.GetFullPath(revisionOrFolder), repository: null, commit: null);
        string root = Git(["rev-parse", "--show-toplevel"], inside, "Run the gate inside a git repository, or name a folder.").Trim();
        string commit = Git(["rev-parse", "--verify", "--end-of-options", revisionOrFolder + "^{commit}"], root,
            $"'{revisionOrFolder}' is neither a folder nor a commit that this clone holds; in a shallow clone, `git fetch --depth=1 origin REVISION` first.").Trim();
        RemoveLeftovers(root);
        string folder = Made(commit[..12]);
        OwnFolder lease = Held(folder);
        Git(["worktree", "add", "--detach", "--quiet", folder, commit], root, "The commit could not be checked out.");
        return new SourceTree($"{revisionOrFolder} ({commit[..12]})", folder, root, commit, lease);
    }

    /// <summary>What the repository around a folder has checked out; null where git knows of none.</summary>
    public static SourceRevision? RevisionOf(string folder)
    {
        try
        {
            string revision = Git(["rev-parse", "--verify", "--quiet", "HEAD"], folder, "").Trim(), branch = Git(["branch", "--show-current"], folder, "").Trim();
            return new SourceRevision(revision, branch.Length == 0 ? null : branch, Git(["status", "--porcelain", "--untracked-files=no"], folder, "").Length > 0);
        }
        catch (GateException)
        {
            return null; // No git, no repository, one of another user's, or one without a commit: a run does not need any of them.
        }
    }

    /// <summary>A folder of its own for this gate. It goes with the process; where that is killed, a later gate removes it.</summary>
    public static string MakeWorkFolder()
    {
        string folder = Made("work");
        OwnFolder lease = Held(folder);
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            if (Directory.Exists(folder))
                Remove(folder, lease);
            lease.Dispose();
        };
        return folder;
    }

    /// <summary>Removes the checkout, if this is one.</summary>
    public void Dispose()
    {
        lock (removal)
        {
            if (Repository is null || disposed)
                return;
            disposed = true;
            Git(["worktree", "remove", "--force", Folder], Repository, $"The checkout {Folder} could not be removed; `git worktree prune` helps.");
            alive?.Dispose();
        }
    }

    /// <summary>A new folder that nobody else may enter, under a name that nobody can foresee.</summary>
    private static string Made(string what) => OwnFolder.Make(Path.Combine(Path.GetTempPath(), $"{Prefix}{Environment.ProcessId}-{what}-{Guid.NewGuid():N}"));

    /// <summary>The folder, locked as long as this process lives: in another namespace its number says nothing of that.</summary>
    private static OwnFolder Held(string folder) => OwnFolder.Open(folder) is { } own && own.TryLock() ? own
        : throw new GateException($"{folder} was taken by another process. Try again.");

    /// <summary>Removes checkouts of gates that were killed: this user's, whose process is gone and whose lock nobody holds.</summary>
    private static void RemoveLeftovers(string repository)
    {
        foreach (string folder in Directory.EnumerateDirectories(Path.GetTempPath(), Prefix + "*"))
            if (int.TryParse(Path.GetFileName(folder)[Prefix.Length..].Split('-')[0], CultureInfo.InvariantCulture, out int process)
                && !Directory.Exists($"/proc/{process}"))
            {
                using OwnFolder? abandoned = OwnFolder.Open(folder);
                if (abandoned is not null && abandoned.TryLock())
                    Remove(folder, abandoned);
            }

        Git(["worktree", "prune"], repository, "");
    }

    private static void Remove(string path, OwnFolder folder)
    {
        try
        {
            folder.Remove();
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            Console.Error.WriteLine($"A gate left {path}, which cannot be removed: {e.Message}");
        }
    }

    private static string Git(IReadOnlyList<string> arguments, string folder, string remedy) => ExternalProgram.Run("git", arguments, folder, remedy);
}
