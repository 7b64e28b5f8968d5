using PerfSuite.Claims.Tests.Discovery;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Storage;
using PerfSuite.Report;
using PerfSuite.Running;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace PerfSuite.Claims.Tests;

/// <summary>
/// The run of the suite that all claim tests of a process share, steered by the PERFSUITE_ variables. In the end it writes
/// what `perfsuite run` would: results.json, report/index.html and summary.md.
/// </summary>
public sealed class MeasuredRun : IDisposable
{
    private readonly IMessageSink messages;
    private readonly string output = RunVariables.Of(RunVariables.Output) ?? Path.Combine(Repository.Root, RunVariables.DefaultOutput);
    private SuiteRun? run;
    private SuiteResults? results;

    public MeasuredRun(IMessageSink messages) => this.messages = messages;

    /// <summary>What came of the cases that the filter has chosen, all of which are measured when the first is asked for: they share the run's time, its error and
    /// the fresh processes that confirm what looks red.</summary>
    internal SuiteResults Results => results ??= Measured();

    private SuiteResults Measured()
    {
        run = new SuiteRun(RunVariables.Settings(Repository.Root), new Unseen());
        run.Measure(CatalogueOrder.Chosen, CancellationToken.None);
        return run.Results(ChosenAreWholeClaims());
    }

    public void Dispose()
    {
        run?.Dispose();
        if (results is null)
            return;
        ResultsFile.Write(Path.Combine(output, ResultsFile.DefaultName), results);
        ReportWriter.WriteSummary(results, Path.Combine(output, "summary.md"));
        messages.OnMessage(new DiagnosticMessage($"Report of the claims: {ReportWriter.WriteHtml(results, Path.Combine(output, "report"))}"));
    }

    /// <summary>A filter may have chosen some cases of a claim: the others have not vanished, they were not asked for.</summary>
    private static bool ChosenAreWholeClaims() => CatalogueOrder.Chosen.SelectMany(c => c.Claim.Cases).All(CatalogueOrder.Chosen.Contains);

    /// <summary>The test runner shows how far the run is.</summary>
    private sealed class Unseen : IProgress<RunEvent>
    {
        public void Report(RunEvent value)
        {
        }
    }
}

/// <summary>One after the other, and nothing beside them: they are measured.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class MeasuredClaims : ICollectionFixture<MeasuredRun>
{
    public const string Name = "measured claims";
}
