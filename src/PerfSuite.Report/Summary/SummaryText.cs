namespace PerfSuite.Report.Summary;

internal static class SummaryText
{
    public static string Of(Results.SuiteResults r) => r.SchemaVersion;
}
