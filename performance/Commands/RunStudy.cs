using PerfSuite.Judging.Records;
using PerfSuite.Judging.Storage;

namespace PerfSuite.Performance.Commands;

/// <summary>How long the whole catalogue takes at quick, on what, and with how much memory.</summary>
internal sealed class RunStudy : Study
{
    protected override string Title => "A run of the whole catalogue at quick";

    protected override void Answer(string data, TextWriter output)
    {
        string folder = Path.Combine(data, "run");
        ToolProcess run = ToolProcess.Run("run", "--profile", "quick", "--data-dir", data, "--out", folder, "--baselines", "none");
        try
        {
            SuiteResults results = ResultsFile.Read(folder);
            int inconclusive = results.Cases.Count(c => c.ClaimVerdict == ClaimVerdict.Inconclusive);
            Head(output, "what", "figure");
            Row(output, "claims, cases", $"{results.Claims.Count}, {results.Cases.Count}");
            Row(output, "seconds from process start to reports written", Figure(run.Seconds, "0.0"));
            Row(output, "inconclusive cases", $"{inconclusive} ({Figure((double)inconclusive / results.Cases.Count, "0.0 %")})");
            Row(output, "red cases", $"{results.Reds.Count()}");
            Row(output, "peak memory without files, MiB", Figure(run.PeakOwnMiB, "0"));
            Row(output, "peak memory with mapped files, MiB", Figure(run.PeakMiB, "0"));
            foreach ((string activity, double seconds) in results.Run.Breakdown.OrderByDescending(b => b.Value))
                Row(output, $"share of `{activity}`", Figure(seconds / results.Run.DurationSeconds, "0.0 %"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
