namespace PerfSuite.Judging.Records;

/// <summary>What a run has to do with the baseline that is stored under its machine's name.</summary>
/// <param name="Folder">Where the baseline is.</param>
/// <param name="Compared">Whether the run is held to it.</param>
/// <param name="Reason">Why not, with the remedy; empty where it is compared as usual.</param>
/// <param name="Changes">The primitives that differ between the baseline's card and this machine's, the largest factor first.</param>
public sealed record BaselineStanding(string Folder, bool Compared, string Reason, IReadOnlyList<PrimitiveChange> Changes)
{
    /// <summary>Whether a machine that its owner has named is no longer the one that was recorded.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool MachineChanged => Compared && Changes.Count > 0;
}
