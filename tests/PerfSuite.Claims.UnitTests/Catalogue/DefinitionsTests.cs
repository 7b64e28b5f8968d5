using System.Globalization;
using System.Runtime.CompilerServices;
using PerfSuite.Catalogue;
using PerfSuite.Claims.Throughput;

namespace PerfSuite.Claims.UnitTests.Catalogue;

/// <summary>What every timed case is held to: a region turned round, or a margin or an expectation that has slipped, changes verdicts in silence.</summary>
public class DefinitionsTests
{
    private const string File = "definitions.txt";

    [Fact]
    public void Every_timed_case_asks_what_was_agreed()
    {
        string[] now = [.. new ClaimCatalogue(typeof(SequentialWarmCopy).Assembly).Cases.Where(c => c.Claim.Kind == Judging.Records.ClaimKind.Timing).Select(Definition)];
        string[] agreed = System.IO.File.ReadAllLines(Path.Combine(Path.GetDirectoryName(Here())!, File));
        Assert.True(now.SequenceEqual(agreed, StringComparer.Ordinal), $"{File} says otherwise. Agreed and gone: {string.Join(" / ", agreed.Except(now))}. New: {string.Join(" / ", now.Except(agreed))}. "
            + $"If that is meant, let {File} say:\n{string.Join('\n', now)}");
    }

    private static string Definition(ClaimCase @case)
    {
        TimingClaim claim = (TimingClaim)@case.Create();
        return string.Create(CultureInfo.InvariantCulture,
            $"{@case.Name}: {(claim.Source is { } source ? $"as {source.Find().Name}" : claim.Estimand)} {claim.Region}, margin {claim.Margin}, {claim.ExpectationOfCase ?? @case.Claim.Expectation}");
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
