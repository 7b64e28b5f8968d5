using PerfSuite.Judging.Verdicts;
using PerfSuite.Judging.Words;
using PerfSuite.Report.Wording;

namespace PerfSuite.Report.Content.Fleets;

/// <summary>A change of level: of a case, on all machines where it came with the same revision; or of a machine, with all cases that changed with it.</summary>
/// <param name="What">The case, or how many cases of the machine.</param>
/// <param name="Since">Day and revision from which on.</param>
/// <param name="Change">By how much; a range where it differs.</param>
/// <param name="Where">On which machines.</param>
/// <param name="With">What else changed: primitives, kernel, runtime.</param>
/// <param name="Machines">How many machines share it.</param>
/// <param name="Worse">Whether mmap does worse, and the machine does not explain it.</param>
/// <param name="Trend">The case on the first of the machines.</param>
public sealed record FleetChange(string What, string Since, string Change, string Where, string With, int Machines, bool Worse, Trend Trend)
{
    private const int MostNames = 3;
    private const int RevisionDigits = 12;

    /// <summary>All changes, the gravest first.</summary>
    public static IReadOnlyList<FleetChange> Of(IReadOnlyList<MachineHistory> machines)
    {
        Found[] all = [.. machines.SelectMany(m => m.Cases.SelectMany(c => c.Changes.Select(p => new Found(m.Machine, c, p))))];
        IEnumerable<IGrouping<(string, string, bool), Found>> groups = all.GroupBy(f => f.Point.Machine.Count > 0
            ? (f.Machine, f.Point.Run, true)
            : (f.Series.Case, f.Point.Revision ?? FleetMachine.Day(f.Point.Since), f.Point.Change > 1));
        return [.. groups.Select(g => Of([.. g.OrderByDescending(Size)], machines)).OrderByDescending(c => c.Change.Worse).ThenByDescending(c => c.Size).Select(c => c.Change)];
    }

    private static (FleetChange Change, double Size) Of(IReadOnlyList<Found> found, IReadOnlyList<MachineHistory> machines)
    {
        (string machine, CaseHistory series, ChangePoint point) = found[0];
        string[] on = [.. found.Select(f => f.Machine).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        int could = machines.Count(m => m.Cases.Any(c => c.Case == series.Case));
        string[] changes = [.. found.Select(f => f.Point.Change).Order().Select(ChangeWords.WithSign)];
        bool ofMachine = point.Machine.Count > 0;
        FleetChange change = new(
            ofMachine ? $"{Count.Of(found.Count, "case")}, such as {series.Case}" : series.Case,
            $"{FleetMachine.Day(point.Since)}{(point.Revision is { } revision ? $" at {(revision.Length > RevisionDigits ? revision[..RevisionDigits] : revision)}" : "")}",
            changes[0] == changes[^1] ? changes[0] : $"{changes[0]} … {changes[^1]}",
            ofMachine ? machine : $"{on.Length} of {Count.Of(could, "machine")}: {string.Join(", ", on.Take(MostNames))}{(on.Length > MostNames ? " …" : "")}",
            string.Join("; ", [.. point.Machine.Select(CauseAccount.Of), .. point.Coinciding]),
            on.Length, point.IsWorse, Trend.Of(series.Runs, series.Changes));
        return (change, on.Length * Size(found[0]));
    }

    private static double Size(Found found) => Math.Abs(Math.Log(found.Point.Change));

    private readonly record struct Found(string Machine, CaseHistory Series, ChangePoint Point);
}
