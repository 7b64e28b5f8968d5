using System.Globalization;
using PerfSuite.Judging.Records;
using PerfSuite.Report.Wording;

namespace PerfSuite.Report.Content.Fleets;

/// <summary>A claim on all machines.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Cases">Its timed cases, by name.</param>
public sealed record FleetClaim(string Id, IReadOnlyList<FleetCase> Cases)
{
    /// <summary>Whether one of its cases is supported on one machine and contradicted on another.</summary>
    public bool Differs => Cases.Any(c => c.Differs);

    /// <summary>Whether its one case has no parameters, and so the claim's name.</summary>
    public bool IsOneCase => Cases.Count == 1 && Cases[0].Name == Id;
}

/// <summary>A case on all machines.</summary>
/// <param name="Claim">Id of its claim.</param>
/// <param name="Name">Its parameters; the claim's id where it has none.</param>
/// <param name="Cells">One a machine; null where that has not measured it.</param>
public sealed record FleetCase(string Claim, string Name, IReadOnlyList<FleetCell?> Cells)
{
    /// <summary>Whether it is supported on one machine and contradicted on another.</summary>
    public bool Differs => With(ClaimVerdict.Supported) > 0 && With(ClaimVerdict.Contradicted) > 0;

    /// <summary>Half the widths of the intervals in per cent, by column, for the script.</summary>
    public string Widths => string.Join(' ', Cells.Select(c => c is null ? "-" : c.HalfWidth.ToString("0.#", CultureInfo.InvariantCulture)));

    /// <param name="name">Claim and case in one name: <c>claim [size=4]</c>.</param>
    /// <param name="lines">The latest of each machine; null where there is none.</param>
    public static FleetCase Of(string name, IReadOnlyList<HistoryLine?> lines)
    {
        int parameters = name.IndexOf(" [", StringComparison.Ordinal);
        string claim = parameters < 0 ? name : name[..parameters];
        return new FleetCase(claim, parameters < 0 ? claim : name[(parameters + 2)..^1], [.. lines.Select(l => l is null ? null : FleetCell.Of(l))]);
    }

    /// <summary>Whether a machine's verdict is that of the fewer.</summary>
    public bool IsOdd(int machine) => Cells[machine]?.Verdict switch
    {
        ClaimVerdict.Supported => With(ClaimVerdict.Supported) < With(ClaimVerdict.Contradicted),
        ClaimVerdict.Contradicted => With(ClaimVerdict.Contradicted) < With(ClaimVerdict.Supported),
        _ => false,
    };

    /// <summary>On how many machines it has a verdict.</summary>
    public int With(ClaimVerdict verdict) => Cells.Count(c => c?.Verdict == verdict);
}

/// <summary>A case on a machine.</summary>
/// <param name="Kind">Style: who wins by the ratio, and how the verdict is.</param>
/// <param name="Ratio">In two digits.</param>
/// <param name="HalfWidth">Of the ratio's interval, per cent.</param>
/// <param name="Verdict">Of the claim.</param>
public sealed record FleetCell(string Kind, string Ratio, double HalfWidth, ClaimVerdict Verdict)
{
    private const int Digits = 2;

    public static FleetCell Of(HistoryLine line)
    {
        double ratio = line.Ratio.Estimate;
        string tint = line.Ratio is { Lower: < 1, Upper: > 1 } ? Tint.Even : Tint.Of(ratio);
        string mark = line.ClaimVerdict switch
        {
            ClaimVerdict.Supported => "",
            ClaimVerdict.Contradicted => " x",
            _ => " u",
        };
        return new FleetCell(tint + mark, Number.Brief(ratio, Digits), 100 * Math.Log(line.Ratio.Upper / line.Ratio.Lower) / 2, line.ClaimVerdict);
    }
}
