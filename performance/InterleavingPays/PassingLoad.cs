using PerfSuite.Calibration;

namespace PerfSuite.Performance.InterleavingPays;

/// <summary>Neighbours that come and go, as on a shared machine: now and then, for a while, other processes compute and write.</summary>
internal sealed class PassingLoad : IDisposable
{
    private const int ShortestMilliseconds = 200;
    private const int LongestMilliseconds = 1200;

    private readonly ManualResetEventSlim end = new();
    private readonly Thread neighbours;

    /// <param name="folder">Where the load writes.</param>
    /// <param name="seed">Seed of the times of coming and going.</param>
    public PassingLoad(string folder, int seed)
    {
        neighbours = new Thread(() => ComeAndGo(folder, new Random(seed)));
        neighbours.Start();
    }

    public void Dispose()
    {
        end.Set();
        neighbours.Join();
        end.Dispose();
    }

    private void ComeAndGo(string folder, Random random)
    {
        while (!Waited(random))
        {
            using StressLoad load = new(folder);
            if (Waited(random))
                return;
        }
    }

    private bool Waited(Random random) => end.Wait(random.Next(ShortestMilliseconds, LongestMilliseconds));
}
