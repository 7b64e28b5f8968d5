using PerfSuite.Cli;

return Invocation.Run(args, Screen.OfThisProcess());
