using BenchmarkDotNet.Attributes;
using PerfSuite.Catalogue;
using PerfSuite.Judging.Records;
using PerfSuite.Running;

namespace PerfSuite.Tests.Running;

public class CaseScheduleTests
{
    private static readonly ClaimCase[] Cases = [.. new ClaimDescription(typeof(CheapClaim)).Cases, .. new ClaimDescription(typeof(DearClaim)).Cases];

    private readonly CaseSchedule schedule;
    private double elapsed;

    public CaseScheduleTests() => schedule = new CaseSchedule(Cases, TimeSpan.FromSeconds(4), new TimeBudget(TimeSpan.FromSeconds(10), () => TimeSpan.FromSeconds(elapsed)));

    [Fact]
    public void Before_anything_has_ended_all_cases_of_a_kind_have_the_same_share_of_what_is_left() =>
        Assert.All(Cases, c => Assert.Equal(9 / 4.0, schedule.AllowanceOf(c).TotalSeconds, precision: 6));

    [Fact]
    public void What_the_others_of_its_claim_took_is_a_cases_share()
    {
        End(Cases[0], took: 0.5);
        End(Cases[2], took: 4);
        Assert.Equal(0.5, schedule.AllowanceOf(Cases[1]).TotalSeconds, precision: 6);
        Assert.Equal(4, schedule.AllowanceOf(Cases[3]).TotalSeconds, precision: 6);
    }

    [Fact]
    public void Time_is_short_where_what_is_left_is_expected_to_take_more()
    {
        End(Cases[0], took: 0.5);
        End(Cases[2], took: 4);
        Assert.False(schedule.IsTight);
        elapsed += 0.1;
        Assert.True(schedule.IsTight);
    }

    [Fact]
    public void A_case_that_cannot_be_cut_short_and_took_longer_before_than_what_is_left_does_not_fit()
    {
        End(Cases[2], took: 6);
        Assert.False(schedule.Fits(Cases[3]));
        Assert.True(schedule.Fits(Cases[0]));
    }

    [Fact]
    public void What_is_postponed_comes_back_cheapest_first_with_what_it_needs_and_room_to_decide()
    {
        schedule.Postpone(Cases[3], TimeSpan.FromSeconds(4));
        schedule.Postpone(Cases[2], TimeSpan.FromSeconds(2));
        Assert.Equal([Cases[2], Cases[3]], schedule.Postponed);
        Assert.Equal(3, schedule.AllowanceOf(Cases[2]).TotalSeconds, precision: 6);
        elapsed = 5;
        Assert.True(schedule.Fits(Cases[2]));
        Assert.False(schedule.Fits(Cases[3]));
    }

    [Fact]
    public void Nothing_fits_and_nothing_has_a_share_when_the_time_is_over()
    {
        elapsed = 9;
        Assert.True(schedule.IsOver);
        Assert.False(schedule.Fits(Cases[0]));
        Assert.Equal(TimeSpan.Zero, schedule.AllowanceOf(Cases[0]));
    }

    private void End(ClaimCase @case, double took)
    {
        elapsed += took;
        schedule.End(@case);
    }

    [Claim("cheap-claim", Title = "Cheap", Statement = "Cheap.", Source = "test", Expectation = Expectation.Supported, Because = "It is.")]
    public class CheapClaim : MechanismClaim
    {
        [Params(1, 2)]
        public int Size { get; set; }

        public override Observation Observe() => Observation.Of(MechanismRow.Recorded("nothing", 0));
    }

    [Claim("dear-claim", Title = "Dear", Statement = "Dear.", Source = "test", Expectation = Expectation.Supported, Because = "It is.")]
    public class DearClaim : CheapClaim;
}
