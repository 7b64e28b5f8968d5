using System.CommandLine;

namespace PerfSuite.Cli.Commands;

/// <summary><c>perfsuite baseline</c>: what is held to be right on each machine.</summary>
internal static class BaselineCommand
{
    public static Command Create(Screen screen) => new("baseline", "Record, accept or show what this machine is held to.")
    {
        BaselineRecordCommand.Create(screen),
        BaselineAcceptCommand.Create(screen),
        BaselineShowCommand.Create(screen),
    };
}
