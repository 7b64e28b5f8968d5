using System.Text;

namespace PerfSuite.Cli.Outputs;

/// <summary>The summary of a GitHub Actions step. What is longer than allowed is refused as a whole there, so it is cut here.</summary>
public static class StepSummary
{
    /// <summary>Names the file that a step appends its summary to.</summary>
    public const string Variable = "GITHUB_STEP_SUMMARY";

    /// <summary>Largest summary of a step.</summary>
    public const int LargestBytes = 1 << 20;

    private const string Cut = "\n\n*Cut here: the summary of a step has a limit. The whole is in the file summary.md of the artifacts.*\n";

    /// <summary>Appends as much of a summary as the file may still take, cut after a whole line.</summary>
    public static void Append(string file, string summary, int largestBytes = LargestBytes)
    {
        long room = largestBytes - (File.Exists(file) ? new FileInfo(file).Length : 0);
        if (Encoding.UTF8.GetByteCount(summary) > room)
            summary = Shortened(summary, room - Encoding.UTF8.GetByteCount(Cut));
        File.AppendAllText(file, summary);
    }

    /// <summary>Reds stand first in a summary, so the beginning is what matters.</summary>
    private static string Shortened(string summary, long bytes)
    {
        StringBuilder kept = new();
        foreach (string line in summary.Split('\n'))
        {
            bytes -= Encoding.UTF8.GetByteCount(line) + 1;
            if (bytes < 0)
                break;
            kept.Append(line).Append('\n');
        }

        return kept.Length == 0 ? "" : kept.ToString().TrimEnd('\n') + Cut;
    }
}
