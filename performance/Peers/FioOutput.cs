using System.Text.Json;

namespace PerfSuite.Performance.Peers;

/// <summary>What fio says of its only job, in JSON; lines of notes may come before it.</summary>
internal static class FioOutput
{
    private const double BytesPerGigabyte = 1e9;

    /// <param name="output">All that fio printed.</param>
    /// <param name="bytes">How much it was to read.</param>
    /// <returns>GB/s.</returns>
    /// <exception cref="PeerException">It is not fio's report of one pass without errors over so many bytes.</exception>
    public static double Parse(string output, long bytes)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(output[Math.Max(0, output.IndexOf('{', StringComparison.Ordinal))..]);
            JsonElement job = document.RootElement.GetProperty("jobs")[0], read = job.GetProperty("read");
            (int error, long done, double speed) = (job.GetProperty("error").GetInt32(), read.GetProperty("io_bytes").GetInt64(), read.GetProperty("bw_bytes").GetDouble());
            if (error != 0)
                throw new PeerException($"its job ended with error {error}; remedy: run the same options by hand.");
            if (done != bytes || speed <= 0)
                throw new PeerException($"it read {done} of {bytes} bytes, at {speed} bytes/s; one whole pass is expected. Remedy: a larger file (PERFSUITE_PEERS_BYTES), "
                    + "which fio, whose clock counts milliseconds, can time.");
            return speed / BytesPerGigabyte;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or IndexOutOfRangeException or FormatException)
        {
            throw new PeerException($"its output is not what fio 3 prints ({e.Message}); remedy: use fio of that version.");
        }
    }
}
