using System.Globalization;

namespace PerfSuite.Performance.Peers;

/// <summary>One pass that a program is asked for.</summary>
/// <param name="Cell">Over what.</param>
/// <param name="Arm">By which means.</param>
internal sealed record PeerPass(PeerCell Cell, PassArm Arm)
{
    /// <summary>read or map, as programs are told.</summary>
    public string ArmWord => Arm == PassArm.Read ? "read" : "map";

    /// <summary>The contract's arguments: FILE BLOCK seq|rand read|map warm|cold.</summary>
    public IReadOnlyList<string> Arguments =>
        [Cell.File.Path, Cell.BlockBytes.ToString(CultureInfo.InvariantCulture), Cell.OrderWord, ArmWord, Cell.ResidencyWord];
}
