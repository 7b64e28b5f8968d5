namespace PerfSuite.Gating;

/// <summary>`git bisect` in a checkout of its own: which revision is asked next, and which is the first bad one.</summary>
public sealed class Bisection
{
    private const int OnlySkippedAreLeft = 2;

    private const string Bad = "refs/bisect/bad";

    private readonly string folder;
    private readonly HashSet<string> skipped = new(StringComparer.Ordinal);

    private Bisection(string folder) => this.folder = folder;

    /// <summary>The commits of which one is the first bad one; the last is bad for certain.</summary>
    public IReadOnlyList<string> Candidates => Lines("rev-list", "--reverse", Bad, "--not", "--glob=refs/bisect/good-*");

    /// <summary>Whether a commit is left that can be asked.</summary>
    public bool IsOpen => Candidates.SkipLast(1).Any(c => !skipped.Contains(c));

    /// <summary>The commit that is checked out, to be judged.</summary>
    public string Current => Lines("rev-parse", "HEAD")[0];

    /// <summary>What was asked and found, as `git bisect replay` takes it.</summary>
    public string Log => Git("bisect", "log");

    /// <param name="checkout">A checkout of the bad revision; the bisection moves it.</param>
    /// <param name="good">A revision that is good.</param>
    /// <exception cref="GateException">The revisions have no history in common, or the same commit.</exception>
    public static Bisection Start(SourceTree checkout, SourceTree good)
    {
        if (checkout.Commit is not { } bad || good.Commit is not { } before || checkout.Repository != good.Repository)
            throw new GateException("GOOD and BAD are two revisions of this repository; a folder has no history to search.");
        if (bad == before)
            throw new GateException($"{good.Name} and {checkout.Name} are the same commit.");
        Bisection bisection = new(checkout.Folder);
        bisection.Git("bisect", "start", bad, before);
        return bisection;
    }

    /// <summary>What the current commit is; another one is checked out then.</summary>
    public void Mark(RevisionVerdict verdict)
    {
        if (verdict == RevisionVerdict.Unknown)
            skipped.Add(Current);
        Git("bisect", verdict switch { RevisionVerdict.Good => "good", RevisionVerdict.Bad => "bad", _ => "skip" });
    }

    /// <summary>A commit as people know it: shortened, with its date and subject.</summary>
    public string Describe(string commit) => Lines("show", "--no-patch", "--format=%h %cs %s", commit)[0];

    private string[] Lines(params string[] arguments) => Git(arguments).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private string Git(params string[] arguments) =>
        ExternalProgram.Run("git", arguments, folder, "The bisection cannot go on.", alsoEnds: OnlySkippedAreLeft);
}
