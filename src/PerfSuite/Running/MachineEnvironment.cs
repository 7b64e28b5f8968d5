using System.Runtime.InteropServices;
using PerfSuite.Data;
using PerfSuite.Interop;
using PerfSuite.Results;

namespace PerfSuite.Running;

/// <summary>Reads what could explain a difference between two machines.</summary>
public static class MachineEnvironment
{
    /// <exception cref="CannotMeasureException">Not 64-bit Linux on x86-64 or arm64.</exception>
    public static void RequireSupported()
    {
        if (!OperatingSystem.IsLinux() || RuntimeInformation.ProcessArchitecture is not (Architecture.X64 or Architecture.Arm64))
            throw new CannotMeasureException($"This is {RuntimeInformation.RuntimeIdentifier}; the suite measures Linux on x86-64 or arm64.",
                "run it on such a machine; `list`, `compare` and `report` work everywhere.");
    }

    public static EnvironmentRecord Read(Workspace workspace, string? machine)
    {
        EnvironmentRecord read = new("", "cpu", Environment.ProcessorCount, "kernel", workspace.FileSystem.ToString(), RuntimeInformation.FrameworkDescription,
            PageCache.PageBytes, null);
        return read with { Machine = machine ?? "here" };
    }
}
