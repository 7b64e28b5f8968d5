using PerfSuite.Judging.Records;
using PerfSuite.Judging.Verdicts;
using PerfSuite.Judging.Words;
using PerfSuite.Tests.Shared;

namespace PerfSuite.Judging.Tests.Verdicts;

public class ConfirmationTests
{
    private static readonly CaseRecord Green = TestCases.Timed(1.5) with { BaselineVerdict = BaselineVerdict.Unchanged, Red = false };

    [Fact]
    public void What_both_show_alarms_and_what_one_shows_is_that_ones()
    {
        Confirmation confirmation = Confirmation.Of(
            TestCases.Results(Named("both", red: true), Named("there", red: true), Named("open", red: true), Named("gone", red: true), Named("failed", red: true), Named("neither", red: false)),
            TestCases.Results(Named("both", red: true), Named("there", red: false), Named("open", red: false) with { BaselineVerdict = BaselineVerdict.Inconclusive },
                Named("failed", red: false) with { Hindrance = new Hindrance("pread", "EIO", null, "look at the disk.") }, Named("neither", red: true)));
        Assert.Equal(["both [blockKiB=4]"], confirmation.Both);
        Assert.Equal(["there [blockKiB=4]"], confirmation.OnlyThere);
        Assert.Equal(["failed [blockKiB=4]", "gone [blockKiB=4]", "open [blockKiB=4]"], confirmation.Open.Order(StringComparer.Ordinal));
        Assert.Equal(["neither [blockKiB=4]"], confirmation.OnlyHere);
        Assert.Equal("Only the first runner (one) shows it: there [blockKiB=4].", ConfirmationAccount.Of(confirmation, "one", "two").ElementAt(1));
        Assert.Equal(4, ConfirmationAccount.Of(confirmation, "one", "two").Count());
    }

    private static CaseRecord Named(string claim, bool red) => Green with { Claim = claim, Red = red };
}
