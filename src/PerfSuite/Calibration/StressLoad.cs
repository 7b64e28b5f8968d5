using PerfSuite.Processes;

namespace PerfSuite.Calibration;

/// <summary>Load by other processes: one computes without pause, one writes to the disk and flushes without pause.</summary>
public sealed class StressLoad : IDisposable
{
    private const int WriteBytes = 16 << 20;

    private readonly Child computing;
    private readonly Child writing;

    /// <param name="folder">Where the writer's file is; removed at the end.</param>
    public StressLoad(string folder)
    {
        computing = Child.Start(Compute, []);
        writing = Child.Start(WriteAndFlush, [Path.Combine(folder, "stress.bin")]);
        computing.ReadLine();
        writing.ReadLine();
    }

    public void Dispose()
    {
        computing.Dispose();
        writing.Dispose();
    }

    private static int Compute(string[] arguments)
    {
        Console.WriteLine("computing");
        double value = 1;
        while (value > 0)
            value = Math.Sqrt(value) + 1;
        return 0;
    }

    private static int WriteAndFlush(string[] arguments)
    {
        byte[] bytes = new byte[WriteBytes];
        Random.Shared.NextBytes(bytes);
        Console.WriteLine("writing");
        using FileStream file = new(arguments[0], FileMode.Create, FileAccess.Write, FileShare.None, 0, FileOptions.DeleteOnClose);
        while (true)
        {
            file.Position = 0;
            file.Write(bytes);
            file.Flush(flushToDisk: true);
        }
    }
}
