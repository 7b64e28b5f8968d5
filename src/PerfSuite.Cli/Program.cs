using PerfSuite.Cli;

return CommandLine.Run(args, Screen.OfThisProcess());
