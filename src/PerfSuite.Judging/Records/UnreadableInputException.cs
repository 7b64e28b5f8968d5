namespace PerfSuite.Judging.Records;

/// <summary>A file that the user named cannot be read or does not hold what it should; the tool ends with exit code 2.</summary>
/// <param name="file">The file.</param>
/// <param name="position">Line and column, or the JSON path, where it goes wrong; empty where it is the file as a whole.</param>
/// <param name="problem">What is there, what was expected, and what to do.</param>
/// <param name="cause">The exception that told, if any.</param>
public sealed class UnreadableInputException(string file, string position, string problem, Exception? cause = null)
    : Exception(position.Length == 0 ? $"{file}: {problem}" : $"{file}, {position}: {problem}", cause)
{
    public string File { get; } = file;

    public string Position { get; } = position;
}
