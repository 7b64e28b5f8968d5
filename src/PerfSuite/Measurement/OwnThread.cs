using System.Runtime.ExceptionServices;

namespace PerfSuite.Measurement;

/// <summary>Runs a measurement on a thread of its own: counters belong to a thread, and nothing else runs on this one.</summary>
public static class OwnThread
{
    /// <returns>What <paramref name="work"/> returned; what it threw is thrown here.</returns>
    public static T Run<T>(Func<T> work)
    {
        T result = default!;
        ExceptionDispatchInfo? failure = null;
        Thread thread = new(() =>
        {
            try
            {
                result = work();
            }
            catch (Exception e)
            {
                failure = ExceptionDispatchInfo.Capture(e);
            }
        });
        thread.Name = "perfsuite measuring";
        thread.IsBackground = true;
        thread.Start();
        thread.Join();
        failure?.Throw();
        return result;
    }
}
