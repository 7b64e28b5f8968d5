using PerfSuite.Running;

namespace PerfSuite.Cli.Progress;

/// <summary>Shows a run while it goes on.</summary>
public interface IProgressDisplay : IProgress<RunEvent>
{
    /// <summary>Does the work and shows what happens meanwhile; returns, or throws, as the work does.</summary>
    void During(Action work);

    /// <summary>Says that the run was asked to end.</summary>
    void Interrupting();
}
