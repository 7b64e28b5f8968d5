using System.Globalization;
using PerfSuite.Judging.Model;
using PerfSuite.Judging.Records;

namespace PerfSuite.Judging.Words;

/// <summary>What is to be said of a run as a whole before its verdicts are believed: that it is held to no baseline, or decides little.</summary>
public static class RunAccount
{
    /// <summary>One sentence or two a line; none where there is nothing to say.</summary>
    public static IEnumerable<string> Of(SuiteResults results)
    {
        if (results.Run.Baseline is { Reason: { Length: > 0 } reason } standing)
            yield return standing.Compared ? reason : $"Compared with no baseline. {reason}";
        if (results.Run.Cause is { } cause)
            yield return CauseAccount.Of(cause);
        if (results.Run.Baseline is not { Compared: true } && Surprise.Among(results.Cases) is { Count: > 0 } surprises)
            yield return SurpriseAccount.Of(surprises);
        if (UndecidedAccount.Of(results) is { } undecided)
            yield return undecided;
        if (results.Run.LostSweeps > 0)
            yield return $"{results.Run.LostSweeps} of {results.Run.Sweeps + results.Run.LostSweeps} sweeps were lost: their processes ended without a result. The others count.";
        if (results.DecidedShare is < SuiteResults.EnoughDecided and var share)
            yield return string.Create(CultureInfo.InvariantCulture, $"This run says little as a whole: {share:0 %} of its timed cases are decided, and ")
                + $"{results.Cases.Count(c => c.Status == CaseStatus.OutOfTime)} had too little time. Give it more by --budget SECONDS, or measure fewer claims by --claims.";
    }
}
