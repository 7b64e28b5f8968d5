using System.Globalization;
using PerfSuite.Data;

namespace PerfSuite.Performance.Peers;

/// <summary>The suite's own arms, in a fresh process of this program for every pass.</summary>
/// <param name="workspace">Where the files are.</param>
internal sealed class SuiteProgram(Workspace workspace) : Contestant("the suite")
{
    public override double GigabytesPerSecond(PeerPass pass)
    {
        DataFile file = pass.Cell.File;
        return SpeedLine.Parse(PeerProcess.Run(Environment.ProcessPath!,
        [
            typeof(SuiteProgram).Assembly.Location, SuitePass.Command, workspace.Folder, Text(workspace.Seed), Path.GetFileName(file.Path), Text(file.Bytes),
            Text(pass.Cell.BlockBytes), pass.Cell.Order.ToString(), pass.Arm.ToString(), pass.Cell.Residency.ToString(),
        ]));
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
