using System.Text.Json;
using PerfSuite.Cli.Commands;
using PerfSuite.Cli.Tests.Fixtures;
using PerfSuite.Judging.Model;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Storage;
using PerfSuite.Machine;

namespace PerfSuite.Cli.Tests.Commands;

public sealed class MachineCompareTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Two_cards_say_what_is_dearer_and_what_it_would_do_to_the_claims()
    {
        string here = Card("here", fault: 600), there = Card("there", fault: 9_600);
        ToolOutcome outcome = Tool.Run("machine", "compare", here, there);
        outcome.EndedWith(ExitCode.Green);
        Assert.Matches(@"minorFault +600 ns +9600 ns +16\.0 × dearer", outcome.Output);
        Assert.Matches(@"readCall +720 ns +720 ns +the same", outcome.Output);
        Assert.Contains("the suite's reference run", outcome.Output, StringComparison.Ordinal);
        Assert.Matches(@"page-faulting-is-expensive \[question=onePageOfEveryWindow\] .* −\d\d % +minorFault", outcome.Output);
        Assert.Matches(@"crossing-cost \[crossing=emptyCall, blockKiB=4\] .* 0 %", outcome.Output);
    }

    [Fact]
    public void What_the_arms_of_a_run_did_is_taken_from_its_results()
    {
        CaseRecord timed = SampleResults.Timed(slower: 1);
        SuiteResults run = SampleResults.Of(timed with { Arms = [.. timed.Arms.Select((a, i) => a with { Work = new Dictionary<string, double> { [i == 0 ? "readCall" : "minorFault"] = 4 } })] });
        string results = folder.Write("results.json", run with { Environment = run.Environment with { Primitives = [.. CardOf(600)] } });
        ToolOutcome outcome = Tool.Run("machine", "compare", results, Card("there", fault: 9_600));
        outcome.EndedWith(ExitCode.Green);
        Assert.Contains("Predicted for 1 case by what the arms do in A", outcome.Output, StringComparison.Ordinal);
        Assert.Matches($@"{timed.Claim}.* −94 % +minorFault", outcome.Output);
    }

    [Fact]
    public void What_is_neither_card_nor_results_is_refused_with_what_is_expected()
    {
        Tool.Run("machine", "compare", Card("here", 600), folder.Write("other.json", "{\"a\": 1}")).IsBadInput("neither a card");
        Tool.Run("machine", "compare", Card("here", 600), folder.In("missing.json")).IsBadInput("no such file");
        Tool.Run("machine", "compare", Card("here", 600), folder.Write("results.json", SampleResults.Healthy with { Environment = SampleResults.Healthy.Environment with { Primitives = [] } })).IsBadInput("hold no card");
    }

    [Fact]
    public void The_reference_run_is_of_this_catalogue()
    {
        HashSet<string> cases = [.. ClaimSource.Own.Cases.Select(c => c.Name)];
        IReadOnlyList<WorkOfCase> usual = UsualWork.Read();
        Assert.True(usual.Count > 100, $"{usual.Count} cases");
        Assert.Empty(usual.Select(w => w.Name).Except(cases));
        Assert.All(usual, w => Assert.NotNull(CostModel.Of(w.Estimand, w.Arms, [.. CardOf(600)])));
    }

    private static IEnumerable<Primitive> CardOf(double fault) =>
        UsualCard.Prices.Select(p => p.Name == PrimitiveNames.MinorFault ? p with { Estimate = fault, Lower = fault, Upper = fault } : p);

    private string Card(string name, double fault) =>
        folder.Write($"{name}.json", JsonSerializer.Serialize(new MachineCard(new Dictionary<string, object> { ["machine"] = name }, [.. CardOf(fault)]), ResultsJson.Options));
}
