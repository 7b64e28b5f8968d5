using PerfSuite.Interop;
using PerfSuite.Processes;

namespace PerfSuite.Tests.Processes;

public class ChildTests
{
    [Fact]
    public void A_child_runs_the_named_method_in_another_process_and_answers_line_by_line()
    {
        using Child child = Child.Start(Echo, ["hello"]);
        Assert.Equal($"hello {child.Id}", child.ReadLine());
        Assert.Equal("you said: one", child.Ask("one"));
        Assert.Equal("you said: two", child.Ask("two"));
        Assert.Equal(new ChildExit(7), child.WaitForExit());
    }

    [Fact]
    public void A_child_that_ends_early_is_reported_with_its_exit_code_and_its_last_words()
    {
        using Child child = Child.Start(Complain, []);
        ChildException e = Assert.Throws<ChildException>(() => child.ReadLine());
        Assert.Contains("exit code 3", e.Message, StringComparison.Ordinal);
        Assert.Contains("no more", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_child_that_a_signal_ends_is_reported_with_the_signal()
    {
        using Child child = Child.Start(KillMyself, []);
        Assert.Equal(Signal.Kill, child.WaitForExit().Signal);
    }

    [Fact]
    public void A_disposed_child_is_gone()
    {
        Child child = Child.Start(Echo, ["hello"]);
        int id = child.Id;
        child.ReadLine();
        child.Dispose();
        Assert.False(Directory.Exists($"/proc/{id}"));
    }

    [Fact]
    public void An_instance_method_is_refused()
    {
        int state = 1;
        Assert.Throws<ArgumentException>(() => Child.Start(_ => state, []));
    }

    private static int Echo(string[] args)
    {
        Console.WriteLine($"{args[0]} {Environment.ProcessId}");
        while (Console.ReadLine() is { } line)
            Console.WriteLine($"you said: {line}");
        return 7;
    }

    private static int Complain(string[] args)
    {
        Console.Error.WriteLine("no more");
        return 3;
    }

    private static int KillMyself(string[] args) => SystemCall.Kill(Environment.ProcessId, Signal.Kill);
}
