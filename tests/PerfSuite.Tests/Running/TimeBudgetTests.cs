using PerfSuite.Running;

namespace PerfSuite.Tests.Running;

public class TimeBudgetTests
{
    private TimeSpan elapsed;

    [Fact]
    public void What_has_passed_and_what_the_reports_take_is_not_left()
    {
        elapsed = TimeSpan.FromSeconds(30);
        Assert.Equal(86, Budget(120).Left.TotalSeconds);
    }

    [Fact]
    public void A_short_budget_sets_less_aside() => Assert.Equal(18, Budget(20).Left.TotalSeconds);

    [Fact]
    public void Confirming_has_as_long_again()
    {
        elapsed = TimeSpan.FromSeconds(130);
        Assert.Equal((-14, 106), (Budget(120).Left.TotalSeconds, Budget(120).LeftWithConfirmation.TotalSeconds));
    }

    [Fact]
    public void A_budget_of_nothing_is_none() => Assert.Throws<ArgumentOutOfRangeException>(() => Budget(0));

    private TimeBudget Budget(double seconds) => new(TimeSpan.FromSeconds(seconds), () => elapsed);
}
