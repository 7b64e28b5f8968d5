using System.Globalization;
using System.Text;
using PerfSuite.Cli.Outputs.Exports;
using PerfSuite.Judging.Records;

namespace PerfSuite.Cli.Outputs;

/// <summary>Series of cases as comma-separated values: a row a run with its time and revision, and a column a case, as Otava's CSV importer reads them.</summary>
internal static class HistoryTable
{
    public static string Of(IReadOnlyList<HistoryLine> lines)
    {
        string[] cases = [.. lines.Select(l => l.Case).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        StringBuilder table = new();
        table.Append(CsvFile.Row(["time", "run", "profile", "revision", .. cases]));
        foreach (IGrouping<string, HistoryLine> run in lines.GroupBy(l => l.Run, StringComparer.Ordinal).OrderBy(r => r.First().StartedUtc))
        {
            Dictionary<string, double> ratios = run.ToDictionary(l => l.Case, l => l.Ratio.Estimate, StringComparer.Ordinal);
            HistoryLine any = run.First();
            table.Append(CsvFile.Row([any.StartedUtc.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss +0000", CultureInfo.InvariantCulture), any.Run, any.Profile, any.Revision ?? "",
                .. cases.Select(c => ratios.TryGetValue(c, out double ratio) ? ratio.ToString("R", CultureInfo.InvariantCulture) : "")]));
        }

        return table.ToString();
    }
}
