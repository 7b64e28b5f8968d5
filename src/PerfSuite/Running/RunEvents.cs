using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;

namespace PerfSuite.Running;

/// <summary>What happens during a run, for progress displays.</summary>
public abstract record RunEvent;

/// <summary>The run knows what it will do.</summary>
/// <param name="Cases">Names of all cases, in order.</param>
public sealed record RunStarted(IReadOnlyList<string> Cases) : RunEvent;

/// <summary>A case begins.</summary>
public sealed record CaseStarted(string Case) : RunEvent;

/// <summary>A timing case has been looked at.</summary>
public sealed record CaseLooked(string Case, int Rounds, Interval Ratio) : RunEvent;

/// <summary>A case has ended and is judged as far as one run can.</summary>
public sealed record CaseEnded(CaseRecord Case) : RunEvent;

/// <summary>The cases that looked red are measured again, all of them in one fresh process.</summary>
public sealed record SuspectsRepeated(IReadOnlyList<string> Cases, int Repeat, int Of) : RunEvent;
