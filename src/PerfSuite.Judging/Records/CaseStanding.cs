namespace PerfSuite.Judging.Records;

/// <summary>What became of a suspicion that a case is red.</summary>
public enum CaseStanding
{
    /// <summary>Nothing looked red.</summary>
    Clear,

    /// <summary>It is red: fresh processes bore it out, or nobody could ask them.</summary>
    Confirmed,

    /// <summary>Fresh processes did not bear it out.</summary>
    NotConfirmed,

    /// <summary>The run's time was used up before fresh processes could be asked.</summary>
    NotAsked,

    /// <summary>It moved with a machine that is no longer the baseline's: no news of the code.</summary>
    MovedWithMachine,

    /// <summary>It was as wrong where it is compared with: no news either.</summary>
    AsBefore,

    /// <summary>The record stands for a case that was there before, and is not there now.</summary>
    Vanished,

    /// <summary>The record stands for the machine, which is no longer the baseline's.</summary>
    MachineChanged,
}
