using PerfSuite.Catalogue;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Storage;
using PerfSuite.Running;

namespace BTreePages.Claims;

/// <summary>The run that all claim tests share, steered by the PERFSUITE_ variables: all cases are measured when the first is asked for. It leaves results.json for `perfsuite report` and `compare`.</summary>
public sealed class MeasuredRun
{
    private readonly Lazy<SuiteResults> results = new(Measure);

    /// <summary>This project's claims, and of PerfSuite's own the one that says whether mapping wins here at all: where both turn, look at the machine first.</summary>
    public static ClaimCatalogue Catalogue { get; } =
        new ClaimCatalogue(typeof(MeasuredRun).Assembly, typeof(PerfSuite.Claims.Sources).Assembly).Select(["btree-*", "no-system-calls-when-mapped"]);

    /// <summary>What came of the cases, and of those that only the baseline has.</summary>
    public SuiteResults Results => results.Value;

    /// <summary>The folder of the solution: `baselines` and `artifacts` are there.</summary>
    private static string Root
    {
        get
        {
            DirectoryInfo at = new(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(at.FullName, "BTreePages.slnx")))
                at = at.Parent ?? throw new DirectoryNotFoundException($"No BTreePages.slnx above {AppContext.BaseDirectory}.");
            return at.FullName;
        }
    }

    private static SuiteResults Measure()
    {
        using SuiteRun run = new(RunVariables.Settings(Root), new Progress<RunEvent>());
        run.Measure(Catalogue, CancellationToken.None);
        SuiteResults measured = run.Results(complete: true);
        ResultsFile.Write(Path.Combine(RunVariables.Of(RunVariables.Output) ?? Path.Combine(Root, "artifacts"), ResultsFile.DefaultName), measured);
        return measured;
    }
}
