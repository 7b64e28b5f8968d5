using PerfSuite.Gating;
using PerfSuite.Judging.Records;
using PerfSuite.Tests.Shared;

namespace PerfSuite.Tests.Gating;

public class AcceptTrailerTests
{
    private const int Usual = 2_000;

    private const string Commit = "0123456789abcdef0123456789abcdef01234567";

    private static readonly CaseRecord[] Cases = [TestCases.Timed(1.5), TestCases.Timed(1.5, @case: "blockKiB=4, mapped=once"), TestCases.Counted(0)];

    /// <summary>What git gives of a message that anybody may have written; it has no character 0.</summary>
    [Theory]
    [InlineData("a-claim it is safer")]
    [InlineData("a-claim [blockKiB=4, mapped=once] it is safer")]
    [InlineData("a-claim blockKiB=4 it is safer\u001fa-mechanism so be it")]
    public void No_trailer_ends_in_an_unforeseen_error_or_without_a_reason(string valid)
    {
        Random random = new(20260101);
        for (int i = Mutation.Count(Usual); i > 0; i--)
            foreach (AcceptTrailer trailer in AcceptTrailer.Parse($"{Commit}\u001f{Mutation.Of(valid, random).Replace("\0", "", StringComparison.Ordinal)}\0"))
                try
                {
                    Accepted accepted = trailer.Of(Cases);
                    Assert.Contains(Cases, accepted.Covers);
                    Assert.False(string.IsNullOrWhiteSpace(accepted.Word.Why));
                }
                catch (GateException e)
                {
                    Assert.Contains(Commit[..12], e.Message, StringComparison.Ordinal);
                }
    }
}
