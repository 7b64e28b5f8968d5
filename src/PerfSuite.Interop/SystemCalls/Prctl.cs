namespace PerfSuite.Interop;

/// <summary>Operations of prctl(2) (PR_*).</summary>
public enum ProcessControl
{
    /// <summary>The argument is the signal that the process gets when the thread that started it ends.</summary>
    SetParentDeathSignal = 1,
    GetDumpable = 3,

    /// <summary>0: no core dump, and /proc/self belongs to root.</summary>
    SetDumpable = 4,

    /// <summary>1 (strict): from now on any call of this thread but read(2), write(2), exit(2) and sigreturn(2) ends it. Cannot be taken back.</summary>
    SetSeccomp = 22,

    /// <summary>1: an executed program gains no rights. Cannot be taken back.</summary>
    SetNoNewPrivileges = 38,
    GetNoNewPrivileges = 39,
}

public static partial class SystemCall
{
    /// <summary>prctl(2): 0, or what was asked for; -1 on failure.</summary>
    public static int Prctl(ProcessControl operation, nint argument = 0) =>
        (int)RawCall.Invoke(SystemCallNumber.Prctl, (int)operation, argument, 0, 0, 0);
}
