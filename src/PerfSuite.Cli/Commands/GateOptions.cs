using System.CommandLine;
using PerfSuite.Gating;
using PerfSuite.Judging.Records;

namespace PerfSuite.Cli.Commands;

/// <summary>What commands that build and measure two sides can be told of them.</summary>
internal sealed class GateOptions
{
    private const string DefaultProject = "src/PerfSuite.Cli/PerfSuite.Cli.csproj";
    private const int DefaultProcesses = 6;
    private const int MostProcesses = 100;

    private readonly Option<string> project = new("--project")
    {
        HelpName = "PATH",
        Description = $"The project that holds the claims, within the repository. [{DefaultProject}]",
        DefaultValueFactory = _ => DefaultProject,
    };

    private readonly Option<int> processes = new("--processes")
    {
        HelpName = "N",
        Description = $"Fresh processes a side; up to {GateRun.Looks} times as many for a case that looks slower and is not decided. [{DefaultProcesses}]",
        DefaultValueFactory = _ => DefaultProcesses,
    };

    public GateOptions() => processes.Require(number => number is >= GateRun.FewestProcesses and <= MostProcesses, $"from {GateRun.FewestProcesses} to {MostProcesses}");

    public void AddTo(Command command)
    {
        command.Add(project);
        command.Add(processes);
    }

    public string Project(ParseResult parsed) => parsed.GetValue(project)!;

    public int Processes(ParseResult parsed) => parsed.GetValue(processes);

    /// <summary>A gate that says how far it is.</summary>
    /// <param name="screen">Where it says so.</param>
    /// <param name="request">What is measured.</param>
    /// <param name="claims">Of which claims.</param>
    /// <param name="processes">Fresh processes a side.</param>
    /// <param name="known">Told what there is of cases.</param>
    /// <param name="cardTaken">Told what the machine's primitives cost.</param>
    public static GateRun Gate(Screen screen, RunRequest request, IReadOnlyList<string> claims, int processes, Action<IReadOnlyCollection<CaseRecord>>? known = null,
        Action<IReadOnlyList<Primitive>>? cardTaken = null) =>
        new(request.Settings, claims, request.From, processes)
        {
            Known = known,
            CardTaken = cardTaken,
            Starting = (done, all, side) => screen.Line($"process {done + 1} of {all}: {side}"),
            Unsettled = cases => screen.Line($"not decided, looks slower: {string.Join(", ", cases)}; measured by {2 * processes} more processes"),
        };
}
