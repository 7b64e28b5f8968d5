using PerfSuite.Interop;

namespace PerfSuite.Cli;

/// <summary>What the process needs of whoever starts it, looked at before it does anything else.</summary>
internal static class ProcessNeeds
{
    /// <summary>A run has some 150 files open at once, most of them the runtime's own.</summary>
    private const ulong OpenFiles = 256;

    private const int Output = 1, Error = 2;

    /// <summary>What is missing, with the remedy; null where nothing is.</summary>
    public static string? Missing()
    {
        if (OperatingSystem.IsLinux() && SystemCall.Getrlimit(LimitedResource.OpenFiles, out ResourceLimit limit) == 0 && limit.Soft < OpenFiles)
            return $"This process may have {limit.Soft} files open at once, and needs {OpenFiles}. Remedy: raise the limit, by ulimit -n 1024 for instance.";
        try
        {
            Directory.GetCurrentDirectory();
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"The working folder is not there any more, or may not be entered ({e.Message}). Remedy: change to another folder.";
        }
    }

    /// <summary>A stream that was closed when the process started has by now the number of some file of the process's own: nothing is written there.</summary>
    public static void LeaveClosedStreams()
    {
        if (OperatingSystem.IsLinux() && !SystemCall.IsInherited(Output))
            Console.SetOut(TextWriter.Null);
        if (OperatingSystem.IsLinux() && !SystemCall.IsInherited(Error))
            Console.SetError(TextWriter.Null);
    }
}
