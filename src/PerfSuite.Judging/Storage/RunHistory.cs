using System.Text;
using System.Text.Json;
using PerfSuite.Judging.Records;

namespace PerfSuite.Judging.Storage;

/// <summary>What runs on a machine found over time: one file a machine, one line a case and run, only ever appended to.</summary>
public static class RunHistory
{
    private const long LargestBytes = 256L << 20;

    private static readonly JsonSerializerOptions OneLine = new(ResultsJson.Options) { WriteIndented = false };

    /// <summary>The history file of a machine.</summary>
    /// <exception cref="ArgumentException">No machine can have that name.</exception>
    public static string FileOf(string folder, string machine) => Identifier.IsMachineName(machine) ? Path.Combine(folder, machine + ".jsonl")
        : throw new ArgumentException($"'{machine}' cannot name a machine: {Identifier.MachineNameRule}.", nameof(machine));

    /// <summary>Appends a run, unless it stands there already.</summary>
    /// <returns>How many lines were added.</returns>
    /// <exception cref="UnreadableInputException">The file is malformed, or another process is writing to it.</exception>
    public static int Append(string folder, SuiteResults results)
    {
        string file = FileOf(folder, results.Environment.Machine);
        try
        {
            Directory.CreateDirectory(folder);
            Symlinks.Refuse(file);
            using FileStream stream = new(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            if (stream.Length > LargestBytes)
                throw new UnreadableInputException(file, "", $"{stream.Length} bytes are more than the {LargestBytes} that a history may have. Begin another folder.");
            using StreamReader reader = new(stream, Encoding.UTF8);
            string before = reader.ReadToEnd();
            if (Parse(file, before).Any(l => l.Run == results.Run.Id))
                return 0;
            string[] lines = [.. HistoryLine.Of(results).Select(l => JsonSerializer.Serialize(l, OneLine))];
            // A line that a killed writer left unfinished was refused above; here the file is whole.
            stream.Write(Encoding.UTF8.GetBytes(string.Concat(lines.Select(l => l + "\n"))));
            stream.Flush(flushToDisk: true);
            return lines.Length;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnreadableInputException(file, "", $"cannot be appended to: {e.Message} If another run is writing there, try again when it has ended.", e);
        }
    }

    /// <summary>The history of a machine, oldest run first; empty where there is none.</summary>
    public static IReadOnlyList<HistoryLine> Read(string folder, string machine)
    {
        string file = FileOf(folder, machine);
        return File.Exists(file) ? [.. Parse(file, TextFile.Read(file, LargestBytes)).OrderBy(l => l.StartedUtc)] : [];
    }

    private static List<HistoryLine> Parse(string file, string text)
    {
        List<HistoryLine> lines = [];
        string[] rows = text.Split('\n');
        if (rows[^1].Length > 0)
            throw new UnreadableInputException(file, $"line {rows.Length}", "the last line is not finished: its writer was interrupted. Remove that line.");
        for (int i = 0; i < rows.Length - 1; i++)
        {
            try
            {
                HistoryLine line = JsonSerializer.Deserialize<HistoryLine>(rows[i], OneLine)
                    ?? throw new UnreadableInputException(file, $"line {i + 1}", "the line holds nothing but null.");
                PlausibleRatio.Require(file, $"line {i + 1}", line.Ratio);
                lines.Add(line);
            }
            catch (JsonException e)
            {
                throw new UnreadableInputException(file, $"line {i + 1}, column {e.BytePositionInLine + 1}", $"this is no line of a history: {e.Message}", e);
            }
            catch (ArgumentException e)
            {
                throw new UnreadableInputException(file, $"line {i + 1}", e.Message, e);
            }
        }

        return lines;
    }
}
