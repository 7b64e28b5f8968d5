using PerfSuite.Data;

namespace PerfSuite.Claims.Workloads;

/// <summary>A data file that an experiment changes: written anew for it and removed after it, so that nobody else meets the changes.</summary>
internal sealed class ScratchFile : IDisposable
{
    public ScratchFile(DataFile data)
    {
        File.Delete(data.Path);
        Data = data.Ensure();
    }

    /// <summary>The file as it was before the experiment.</summary>
    public DataFile Data { get; }

    public string Path => Data.Path;

    public void Dispose() => File.Delete(Data.Path);
}
