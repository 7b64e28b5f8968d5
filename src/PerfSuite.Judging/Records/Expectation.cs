namespace PerfSuite.Judging.Records;

/// <summary>What a claim's verdict is expected to be on a current Linux; a run without a baseline is held to it.</summary>
public enum Expectation
{
    Supported,
    Contradicted,

    /// <summary>Either verdict is right; which one depends on the machine, for the reason given with the claim.</summary>
    MachineDependent,
}
