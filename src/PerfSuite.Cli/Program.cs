using PerfSuite.Cli;
using PerfSuite.Processes;

ProcessNeeds.LeaveClosedStreams();
if (ProcessNeeds.Missing() is { } missing)
{
    Console.Error.WriteLine(missing);
    return ExitCode.CannotMeasure;
}

if (args is [ChildProgram.Command, .. string[] order])
    return ChildProgram.Run(order);
return Invocation.Run(args, Screen.OfThisProcess());
