using System.Globalization;
using System.Xml.Linq;
using PerfSuite.Cli.Printing;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Words;

namespace PerfSuite.Cli.Outputs;

/// <summary>The run as JUnit XML, which build servers show: a suite an area, a test a case, red is a failure, what the environment prevented an error, not applicable is skipped.</summary>
public static class JUnitFile
{
    private const string Declaration = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";

    public static string Of(SuiteResults results)
    {
        XElement[] suites = [.. results.Cases.GroupBy(c => c.Area, StringComparer.Ordinal).Select(area => Suite(area, results))];
        return Declaration + new XElement("testsuites", Totals("perfsuite", results.Cases), suites) + "\n";
    }

    private static XElement Suite(IGrouping<string, CaseRecord> area, SuiteResults results) => new("testsuite",
        Totals(area.Key, [.. area]),
        new XAttribute("timestamp", results.Run.StartedUtc.UtcDateTime.ToString("s", CultureInfo.InvariantCulture)),
        area.Select(c => Test(c, results.Claims)));

    private static object[] Totals(string name, IReadOnlyList<CaseRecord> cases) =>
    [
        new XAttribute("name", Xml(name)),
        new XAttribute("tests", cases.Count),
        new XAttribute("failures", cases.Count(c => c.Red)),
        new XAttribute("errors", cases.Count(IsError)),
        new XAttribute("skipped", cases.Count(IsSkipped)),
        new XAttribute("time", Seconds(cases.Sum(c => c.DurationSeconds))),
    ];

    private static XElement Test(CaseRecord c, IReadOnlyList<ClaimRecord> claims) => new("testcase",
        new XAttribute("classname", Xml($"{c.Area}.{c.Claim}")),
        new XAttribute("name", Xml(c.Name)),
        new XAttribute("time", Seconds(c.DurationSeconds)),
        Outcome(c, claims),
        new XElement("system-out", Xml($"{Words.Of(c.ClaimVerdict)}; {Words.Evidence(c)}; against the baseline: {Words.Of(c.BaselineVerdict)}. {c.Reason}")));

    private static XElement? Outcome(CaseRecord c, IReadOnlyList<ClaimRecord> claims) =>
        c.Red ? new XElement("failure", new XAttribute("type", c.ClaimVerdict), new XAttribute("message", Xml(c.Reason)),
            Xml(string.Join("\n", RedAccount.Of(c, claims))))
        : IsError(c) ? new XElement("error", new XAttribute("type", c.Hindrance!.Error), new XAttribute("message", Xml(c.Reason)))
        : IsSkipped(c) ? new XElement("skipped", new XAttribute("message", Xml(c.Reason)))
        : null;

    /// <summary>Neither passed nor failed: the environment did not let it be measured.</summary>
    private static bool IsError(CaseRecord c) => !c.Red && c.Hindrance is not null;

    private static bool IsSkipped(CaseRecord c) => !c.Red && c.ClaimVerdict == ClaimVerdict.NotApplicable;

    private static string Seconds(double seconds) => seconds.ToString("0.000", CultureInfo.InvariantCulture);

    /// <summary>Messages of exceptions may hold characters that XML cannot.</summary>
    private static string Xml(string text) => new([.. NeutralText.Of(text).Select(c => System.Xml.XmlConvert.IsXmlChar(c) || char.IsSurrogate(c) ? c : NeutralText.Instead)]);
}
