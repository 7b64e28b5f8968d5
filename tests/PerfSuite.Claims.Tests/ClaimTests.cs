using System.Globalization;
using PerfSuite.Claims.Tests.Discovery;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Words;
using Xunit.Abstractions;

namespace PerfSuite.Claims.Tests;

/// <summary>Every case of every claim, measured: red fails, not applicable is skipped, everything else passes and says what it found.</summary>
[Collection(MeasuredClaims.Name)]
[TestCaseOrderer("PerfSuite.Claims.Tests.Discovery.CatalogueOrder", "PerfSuite.Claims.Tests")]
public sealed class ClaimTests(MeasuredRun run, ITestOutputHelper output)
{
    [ClaimCases]
    public void Is_not_red(string @case)
    {
        CaseRecord record = run.Results.Cases.Single(c => c.Name == @case);
        output.WriteLine(Verdicts(record));
        foreach (MechanismRow row in record.Mechanism)
            output.WriteLine($"{row.Name}: {row.Actual}, expected {row.Expected}{(row.Holds ? "" : ", does not hold")}");
        Skip.If(record is { Red: false, ClaimVerdict: ClaimVerdict.NotApplicable }, record.Reason);
        Assert.True(record.Hindrance is null, record.Reason);
        if (record.Red)
            Assert.Fail(string.Join("\n", RedAccount.Of(record, run.Results.Claims).Prepend($"RED {record.Name}")));
    }

    /// <summary>All comparisons of a run share its error, so the last may make an earlier one red; and a case of the baseline may be missing.</summary>
    [SkippableFact]
    public void No_case_is_red_in_the_run_as_a_whole()
    {
        SuiteResults results = run.Results;
        Skip.If(results.Cases.Count == 0, "Nothing was measured.");
        Assert.True(!results.IsRed, string.Join("\n", results.Reds.SelectMany(red => RedAccount.Of(red, results.Claims).Prepend($"RED {red.Name}"))));
    }

    private static string Verdicts(CaseRecord c) => string.Create(CultureInfo.InvariantCulture,
        $"Claim verdict {c.ClaimVerdict}, expected {c.Expectation}; baseline verdict {c.BaselineVerdict}. {c.Reason}");
}
