using PerfSuite.Judging.Records;

namespace PerfSuite.Judging.Words;

/// <summary>The command that measures a claim again.</summary>
public static class RunAgain
{
    /// <summary>The assembly whose claims the tool has by itself.</summary>
    private const string Own = "PerfSuite.Claims";

    /// <summary><c>perfsuite run --claims an-id</c>; a claim of another assembly with where it is from.</summary>
    /// <param name="claim">Its id.</param>
    /// <param name="claims">What the results say of claims.</param>
    public static string Command(string claim, IEnumerable<ClaimRecord> claims) =>
        $"perfsuite run --claims {ShellWord.Of(claim)}{(claims.FirstOrDefault(c => c.Claim == claim)?.Assembly is { } from and not Own ? $" --from {ShellWord.Of(from + ".dll")}" : "")}";
}
