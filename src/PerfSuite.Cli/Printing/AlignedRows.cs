using Spectre.Console;

namespace PerfSuite.Cli.Printing;

/// <summary>A table as text: columns as wide as their widest cell, headings that belong to no column, nothing drawn around.</summary>
/// <remarks>A terminal that is too narrow wraps its lines; a log keeps one line a row.</remarks>
public sealed class AlignedRows
{
    private const string Gap = "  ";

    private readonly List<(IReadOnlyList<string> Cells, Style Style)> rows = [];

    public AlignedRows(params IReadOnlyList<string> headers) => Add(new Style(decoration: Decoration.Bold), headers);

    /// <summary>Adds a row; a single cell is a heading over the rows that follow.</summary>
    public void Add(Style style, params IReadOnlyList<string> cells) => rows.Add((cells, style));

    public void Print(IAnsiConsole console)
    {
        int[] widths = [.. Enumerable.Range(0, rows.Max(r => r.Cells.Count)).Select(Width)];
        foreach ((IReadOnlyList<string> cells, Style style) in rows)
            Screen.Line(console, string.Join(Gap, cells.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd(), style);
    }

    private int Width(int column) => rows.Where(r => r.Cells.Count > 1 && r.Cells.Count > column).Select(r => r.Cells[column].Length).DefaultIfEmpty(0).Max();
}
