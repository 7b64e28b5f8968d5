namespace PerfSuite.Report.Content.Regimes;

/// <summary>Who wins.</summary>
public enum Outcome
{
    /// <summary>mmap is faster: the whole interval lies above 1.</summary>
    Wins,

    /// <summary>mmap is slower: the whole interval lies below 1.</summary>
    Loses,

    /// <summary>The whole interval lies within the margin around 1.</summary>
    Equal,

    /// <summary>The interval straddles 1 and leaves the margin.</summary>
    Undecided,

    /// <summary>Some cases are won, others lost.</summary>
    Mixed,

    /// <summary>Nothing was timed, but every counter agrees with what is claimed in favour of mmap.</summary>
    Holds,

    /// <summary>Nothing was timed, and a counter disagrees.</summary>
    Fails,

    /// <summary>This machine cannot measure it.</summary>
    NotApplicable,

    /// <summary>This run did not measure it.</summary>
    NotMeasured,
}
