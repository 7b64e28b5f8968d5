using PerfSuite.Cli;
using PerfSuite.Processes;

if (args is [ChildProgram.Command, .. string[] order])
    return ChildProgram.Run(order);
return Invocation.Run(args, Screen.OfThisProcess());
