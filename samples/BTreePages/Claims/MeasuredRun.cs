using PerfSuite.Catalogue;
using PerfSuite.Results;
using PerfSuite.Running;

namespace BTreePages.Claims;

/// <summary>The run that all claim tests share, steered by the PERFSUITE_ variables. It leaves results.json for `perfsuite report` and `compare`.</summary>
public sealed class MeasuredRun : IDisposable
{
    private readonly Dictionary<string, CaseRecord> measured = [];
    private readonly SuiteRun run = new(RunVariables.Settings(Root), Catalogue.Cases.Count(c => c.Claim.Kind == ClaimKind.Timing), new Progress<RunEvent>());

    /// <summary>This project's claims, and of PerfSuite's own the one that says whether mapping wins here at all: where both turn, look at the machine first.</summary>
    public static ClaimCatalogue Catalogue { get; } =
        new ClaimCatalogue(typeof(MeasuredRun).Assembly, typeof(PerfSuite.Claims.Sources).Assembly).Select(["btree-*", "no-system-calls-when-mapped"]);

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

    /// <summary>The record of a case, which is measured when first asked for.</summary>
    public CaseRecord Measure(string name)
    {
        ClaimCase @case = Catalogue.Cases.Single(c => c.Name == name);
        if (!measured.TryGetValue(name, out CaseRecord? record))
            measured[name] = record = run.Measure(@case.Claim, [@case], CancellationToken.None).Single();
        return record;
    }

    /// <summary>The results of all cases, and of those that only the baseline has.</summary>
    public SuiteResults Whole()
    {
        foreach (ClaimCase @case in Catalogue.Cases)
            Measure(@case.Name);
        return run.Results(complete: true);
    }

    public void Dispose()
    {
        ResultsFile.Write(Path.Combine(RunVariables.Of(RunVariables.Output) ?? Path.Combine(Root, "artifacts"), ResultsFile.DefaultName), run.Results(complete: measured.Count == Catalogue.Cases.Count()));
        run.Dispose();
    }
}
