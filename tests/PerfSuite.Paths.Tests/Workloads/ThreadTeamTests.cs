using PerfSuite.Paths.Workloads;

namespace PerfSuite.Paths.Tests.Workloads;

public class ThreadTeamTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Each_member_works_once_a_run_and_all_have_ended_after_it(int threads)
    {
        using ThreadTeam team = new(threads);
        int[] runs = new int[threads];
        for (int i = 1; i <= 50; i++)
        {
            team.Run(thread => runs[thread]++);
            Assert.All(runs, r => Assert.Equal(i, r));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_members_failure_is_thrown_to_the_caller_and_the_team_works_on(int failing)
    {
        using ThreadTeam team = new(2);
        Assert.Throws<InvalidDataException>(() => team.Run(thread => Fail(thread == failing)));
        int sum = 0;
        team.Run(thread => Interlocked.Add(ref sum, thread + 1));
        Assert.Equal(3, sum);
    }

    private static void Fail(bool now)
    {
        if (now)
            throw new InvalidDataException();
    }
}
