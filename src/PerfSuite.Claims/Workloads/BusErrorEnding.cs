using PerfSuite.Interop;

namespace PerfSuite.Claims.Workloads;

/// <summary>For a child process whose next access to a mapping is to end it.</summary>
internal static class BusErrorEnding
{
    /// <summary>
    /// Called in the child. The runtime handles SIGBUS itself and would turn it into an abort of its own; and a core would be left
    /// where the machine pipes cores to a program, whatever the limit of their size.
    /// </summary>
    public static void Prepare()
    {
        if (SystemCall.RestoreDefaultAction(Signal.BusError) != 0)
            throw SystemCallException.Last("sigaction(SIGBUS)");
        if (SystemCall.Prctl(ProcessControl.SetDumpable, 0) != 0)
            throw SystemCallException.Last("prctl(PR_SET_DUMPABLE)");
    }

    /// <summary>Called in the parent: core files in the folder where its children run.</summary>
    public static int CoresHere() => Directory.EnumerateFiles(Environment.CurrentDirectory, "core*").Count();
}
