namespace PerfSuite.Performance.Peers;

/// <summary>An executable that keeps the contract: it gets FILE BLOCK seq|rand read|map warm|cold, and its last line is a number of GB/s.</summary>
/// <param name="name">In words.</param>
/// <param name="executable">Its path.</param>
internal sealed class PassProgram(string name, string executable) : Contestant(name)
{
    public override double GigabytesPerSecond(PeerPass pass) => SpeedLine.Parse(PeerProcess.Run(executable, pass.Arguments));
}
