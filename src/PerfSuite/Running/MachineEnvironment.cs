using System.Runtime.InteropServices;
using PerfSuite.Data;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;

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

    /// <param name="dataFolder">Where the data files are: their file system and its read-ahead belong to the machine.</param>
    /// <param name="machine">Name of the machine in results and baselines; null for the key that follows from what it is.</param>
    public static EnvironmentRecord Read(string dataFolder, string? machine)
    {
        CpuInfo cpu = CpuInfo.Read();
        Virtualization virtualization = Virtualization.Read();
        EnvironmentRecord read = new(
            Machine: "",
            cpu.ModelName,
            Environment.ProcessorCount,
            KernelRelease.Read().Release,
            FileSystemKind.Of(dataFolder).Name,
            RuntimeInformation.FrameworkDescription,
            PageCache.PageBytes,
            ReadAhead.Of(dataFolder)?.KiB,
            MachineDetails.Read(cpu, virtualization));
        return read with { Machine = machine ?? MachineKey.Of(read) };
    }
}
