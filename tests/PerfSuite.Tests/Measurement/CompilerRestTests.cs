using PerfSuite.Measurement;

namespace PerfSuite.Tests.Measurement;

public class CompilerRestTests
{
    private static readonly TimeSpan Step = CompilerRest.Quiet / 2;

    private long compiled;
    private TimeSpan now;

    [Fact]
    public void Is_reached_when_nothing_was_compiled_for_a_while()
    {
        CompilerRest rest = new(() => compiled);
        Assert.False(rest.IsReached(now));
        Assert.False(After(rest, methods: 3));
        Assert.False(After(rest, methods: 0));
        Assert.True(After(rest, methods: 0));
    }

    [Fact]
    public void Is_not_waited_for_without_end()
    {
        CompilerRest rest = new(() => compiled);
        int steps = 1;
        while (!After(rest, methods: 1))
            steps++;
        Assert.Equal(CompilerRest.Patience / Step, steps);
    }

    private bool After(CompilerRest rest, int methods)
    {
        now += Step;
        compiled += methods;
        return rest.IsReached(now);
    }
}
