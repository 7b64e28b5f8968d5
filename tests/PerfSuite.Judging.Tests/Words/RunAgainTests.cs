using PerfSuite.Judging.Records;
using PerfSuite.Judging.Words;

namespace PerfSuite.Judging.Tests.Words;

public class RunAgainTests
{
    [Theory]
    [InlineData(null, "perfsuite run --claims a-claim")]
    [InlineData("PerfSuite.Claims", "perfsuite run --claims a-claim")]
    [InlineData("BTreePages", "perfsuite run --claims a-claim --from BTreePages.dll")]
    [InlineData("B Tree", "perfsuite run --claims a-claim --from 'B Tree.dll'")]
    public void A_claim_that_the_tool_has_not_is_measured_again_from_its_assembly(string? assembly, string command) =>
        Assert.Equal(command, RunAgain.Command("a-claim", [Claim("another", "Elsewhere"), Claim("a-claim", assembly)]));

    private static ClaimRecord Claim(string id, string? assembly) => new(id, "", "", "Timing", "Area", "", "Supported", "", Assembly: assembly);
}
