using PerfSuite.Judging.Records;
using PerfSuite.Judging.Words;
using Xunit.Abstractions;

namespace BTreePages.Claims;

/// <summary>Every case is a test: red fails, what this machine cannot measure is skipped with the reason.</summary>
public sealed class ClaimTests(MeasuredRun run, ITestOutputHelper output) : IClassFixture<MeasuredRun>
{
    public static TheoryData<string> Cases => [.. MeasuredRun.Catalogue.Cases.Select(c => c.Name)];

    [SkippableTheory]
    [MemberData(nameof(Cases))]
    public void Is_not_red(string @case)
    {
        CaseRecord record = run.Results.Cases.Single(c => c.Name == @case);
        output.WriteLine($"{record.ClaimVerdict}, against the baseline {record.BaselineVerdict}: {record.Reason}");
        Skip.If(record is { Red: false, ClaimVerdict: ClaimVerdict.NotApplicable }, record.Reason);
        Assert.False(record.Red, Account(record));
    }

    /// <summary>All comparisons share the error of the run, and a case of the baseline may be gone.</summary>
    [Fact]
    public void The_run_as_a_whole_is_not_red() => Assert.Empty(run.Results.Reds.Select(Account));

    private string Account(CaseRecord record) => string.Join("\n", RedAccount.Of(record, run.Results.Claims).Prepend($"RED {record.Name}"));
}
