using PerfSuite.Judging.Records;
using PerfSuite.Judging.Verdicts;

namespace PerfSuite.Gating;

/// <summary>A commit's word that a change is meant: <c>Perfsuite-Accept: CLAIM[ CASE] reason</c>, the case as in <c>claim [blockKiB=4]</c> or without brackets.</summary>
/// <param name="Commit">The commit, shortened.</param>
/// <param name="Text">What stands behind the colon.</param>
public sealed record AcceptTrailer(string Commit, string Text)
{
    /// <summary>Name of the trailer.</summary>
    public const string Key = "Perfsuite-Accept";

    private const int DigitsOfCommit = 12;

    private const char Unit = '\x1f', Record = '\0';

    /// <summary>The trailers of the commits that <paramref name="head"/> has and <paramref name="from"/> has not, oldest first; none where the head is not of the base's repository.</summary>
    /// <exception cref="GateException">git cannot say.</exception>
    public static IReadOnlyList<AcceptTrailer> Between(SourceTree from, SourceTree head) =>
        from.Commit is not { } before || head.CommitIn(from) is not { } after ? [] : Parse(ExternalProgram.Run("git",
            ["log", "--reverse", $"--format=%H%x1f%(trailers:key={Key},valueonly,unfold,separator=%x1f)%x00", $"{before}..{after}", "--"], from.Repository!,
            "The commits between base and head could not be read."));

    /// <summary>The claim that the trailer names, or seems to.</summary>
    public string Claim => Text.Split(' ', 2)[0];

    /// <summary>What it lets through of some cases.</summary>
    /// <param name="cases">Every case of base and head.</param>
    /// <exception cref="GateException">The claim or the case is unknown, or there is no reason.</exception>
    public Accepted Of(IReadOnlyCollection<CaseRecord> cases)
    {
        string[] known = [.. cases.Where(c => c.Claim == Claim).Select(c => c.Case).Distinct(StringComparer.Ordinal)];
        if (known.Length == 0)
            throw Refused($"there is no claim '{Claim}'. `perfsuite list` shows the ids.");
        string rest = Text[Claim.Length..].TrimStart();
        string? named = known.Where(c => c.Length > 0).OrderByDescending(c => c.Length).FirstOrDefault(c => Begins(rest, $"[{c}]") || Begins(rest, c));
        if (named is null && rest.StartsWith('['))
            throw Refused($"{Claim} has no such case; it has {string.Join("; ", known.Select(c => $"[{c}]"))}.");
        string why = (named is null ? rest : rest[(rest[0] == '[' ? named.Length + 2 : named.Length)..]).Trim();
        return why.Length > 0 ? new Accepted(Claim, named, new LetThrough(Commit, why)) : throw Refused("it gives no reason: say why the change is meant.");
    }

    internal static IReadOnlyList<AcceptTrailer> Parse(string log) =>
    [
        .. log.Split(Record, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(commit => commit.Split(Unit))
            .SelectMany(commit => commit[1..].Select(t => t.Trim()).Where(t => t.Length > 0).Select(t => new AcceptTrailer(commit[0][..DigitsOfCommit], t))),
    ];

    private static bool Begins(string text, string with) => text.StartsWith(with, StringComparison.Ordinal) && (text.Length == with.Length || text[with.Length] == ' ');

    private GateException Refused(string what) => new($"The commit {Commit} says '{Key}: {Text}', but {what} It is written `{Key}: CLAIM reason` or `{Key}: CLAIM [CASE] reason`; reword that commit.");
}

/// <summary>What a trailer lets through.</summary>
/// <param name="Claim">Id of the claim.</param>
/// <param name="Case">Name of the case; null for all cases of the claim.</param>
/// <param name="Word">Who says so, and why.</param>
public sealed record Accepted(string Claim, string? Case, LetThrough Word)
{
    /// <summary>Claim and case as people read them.</summary>
    public string Name => CaseRecord.NameOf(Claim, Case ?? "");

    /// <summary>Whether it is about a case.</summary>
    public bool Covers(CaseRecord c) => c.Claim == Claim && (Case is null || c.Case == Case);

    /// <summary>The results, where no red is left that is meant. The last word on a case counts; that its code fails, nobody can mean.</summary>
    public static SuiteResults Apply(SuiteResults judged, IReadOnlyList<Accepted> accepted) => judged with
    {
        Cases = [.. judged.Cases.Select(c => accepted.LastOrDefault(a => a.Covers(c)) is { } word ? RedRule.LetThrough(c, word.Word) : c)],
    };
}
