using System.CommandLine;
using PerfSuite.Cli.Printing;
using PerfSuite.Judging.Model;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Judging.Storage;
using PerfSuite.Judging.Words;
using PerfSuite.Machine;
using Spectre.Console;

namespace PerfSuite.Cli.Commands;

/// <summary><c>perfsuite machine compare</c>: what another machine's prices would make of the claims.</summary>
internal static class MachineCompareCommand
{
    /// <summary>A card is some kilobytes.</summary>
    private const long LargestCard = 1 << 20;

    public static Command Create(Screen screen)
    {
        Argument<string> here = new("A") { Description = "A card as `perfsuite machine --json` writes it, or results of a run, or their folder." };
        Argument<string> there = new("B") { Description = "The other machine's." };
        Command command = new("compare", "What costs more on another machine, and what that would do to every claim, before anything is measured there.") { here, there };
        command.SetAction(parsed => Execute(screen, Read(parsed.GetValue(here)!), Read(parsed.GetValue(there)!)));
        return command;
    }

    private static int Execute(Screen screen, CardWithCases here, CardWithCases there)
    {
        screen.Line($"A: {here.Name}");
        screen.Line($"B: {there.Name}");
        screen.Line();
        AlignedRows prices = new("Primitive", "A", "B", "B is");
        foreach (Primitive a in here.Primitives)
            if (there.Primitives.FirstOrDefault(p => p.Name == a.Name && p.Unit == a.Unit) is { } b)
                prices.Add(Style.Plain, a.Name, $"{MachineCommand.Price(a.Estimate)} {a.Unit}", $"{MachineCommand.Price(b.Estimate)} {b.Unit}", Words.Dearer(a, b));
        prices.Print(screen.Out);
        screen.Line();
        (IReadOnlyList<WorkOfCase> work, string source) = there.Work.Count > 0 ? (there.Work, "B") : here.Work.Count > 0 ? (here.Work, "A") : (UsualWork.Read(), "the suite's reference run");
        IReadOnlyList<MachineEffect> effects = MachineEffect.On(work, here.Primitives, there.Primitives);
        screen.Line($"Predicted for {Count.Of(effects.Count, "case")} by what the arms do in {source}; where the model is good and where not is in docs/model.md.");
        AlignedRows table = new("Claim and case", "Ratio on A", "Ratio on B", "Change", "Mostly by");
        foreach (MachineEffect effect in effects)
            table.Add(Style.Plain, effect.Name, Ratio(effect.Here), Ratio(effect.There), $"{effect.Change - 1:+0 %;−0 %;0 %}", effect.There.Explains.Count == 0 ? "–" : effect.There.Explains[0].Primitive);
        table.Print(screen.Out);
        return ExitCode.Green;
    }

    /// <exception cref="UnreadableInputException">Neither a card nor results.</exception>
    private static CardWithCases Read(string path)
    {
        if (Directory.Exists(path))
            return Of(path, ResultsFile.Read(path));
        ReadOnlySpan<byte> utf8 = TextFile.ReadUtf8(path, ResultsFile.LargestBytes).Span;
        if (TextFile.Member(path, utf8, "schemaVersion") is not null)
            return Of(path, ResultsFile.Read(path, utf8));
        if (utf8.Length > LargestCard || TextFile.Member(path, utf8, "primitives") is null)
            throw new UnreadableInputException(path, "", "this is neither a card, as `perfsuite machine --json` writes it, nor results of a run.");
        MachineCard read = TextFile.Deserialize<MachineCard>(path, utf8);
        Primitive.Check(path, "$.primitives", read.Primitives);
        return new CardWithCases(read.Facts.TryGetValue("machine", out object? machine) ? $"{machine}" : path, read.Primitives, []);
    }

    private static CardWithCases Of(string path, SuiteResults results) => results.Environment.Primitives.Count > 0
        ? new CardWithCases(results.Environment.Machine, results.Environment.Primitives, WorkOfCase.Of(results.Cases))
        : throw new UnreadableInputException(path, "$.environment.primitives", "these results hold no card: they are of a version that took none. Take one there by `perfsuite machine --json`.");

    private static string Ratio(Prediction prediction) => Words.Of(new Interval(prediction.Ratio, prediction.Lower, prediction.Upper, Prediction.Confidence));

    private sealed record CardWithCases(string Name, IReadOnlyList<Primitive> Primitives, IReadOnlyList<WorkOfCase> Work);
}
