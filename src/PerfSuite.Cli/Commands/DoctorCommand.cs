using System.CommandLine;

namespace PerfSuite.Cli.Commands;

/// <summary><c>perfsuite doctor</c>: what this machine offers.</summary>
internal static class DoctorCommand
{
    public static Command Create(Screen screen)
    {
        Command command = new("doctor", "What this machine offers, what that makes not applicable, and the machine key.");
        command.SetAction(_ => { screen.Line("todo"); return 0; });
        return command;
    }
}
