using System.Diagnostics;
using System.Globalization;
using PerfSuite.Catalogue;
using PerfSuite.Claims.Throughput;
using PerfSuite.Data;
using PerfSuite.Results;
using PerfSuite.Running;

namespace PerfSuite.Performance.Parity;

/// <summary>The claim sequential-warm-copy at 4 KiB, as the suite measures it, beside a reference program over a file of the same size.</summary>
internal sealed class ReadmapStudy : Study
{
    /// <summary>Path of the reference's source or executable: <c>readmap FILE BLOCK seq|rand PASSES</c>, its last line ending in the ratio of medians.</summary>
    private const string Variable = "PERFSUITE_READMAP";

    private const int Sets = 7;
    private const int Passes = 41;

    protected override string Title => "The claim beside a reference program";

    protected override void Answer(string data, TextWriter output)
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } reference)
        {
            output.WriteLine($"Not measured: {Variable} does not name the reference program.");
            return;
        }

        RunSettings settings = new(Profile.Quick, data, Seed: 1, "performance", BaselinesFolder: null);
        ClaimDescription claim = new ClaimCatalogue(typeof(SequentialWarmCopy).Assembly).Claims.Single(c => c.Type == typeof(SequentialWarmCopy));
        ClaimCase @case = claim.Cases.Single(c => ((SequentialWarmCopy)c.Create()).BlockKiB == 4);
        List<double> suite = [], readmap = [];
        for (int set = 0; set < Sets; set++)
        {
            using SuiteRun run = new(settings, timedCases: Sets, new Progress<RunEvent>());
            run.Measure([@case], CancellationToken.None);
            CaseRecord record = run.Results(complete: true).Cases.Single();
            suite.Add(record.Ratio?.Estimate ?? throw new InvalidOperationException(record.Reason));
            readmap.Add(RatioOf(reference));
        }

        Head(output, "read ÷ map, 4 KiB blocks", "median of sets (smallest … largest)");
        Row(output, $"the suite, {Profile.Quick.PassBytes >> 20} MiB mapped at a time", Spread(suite));
        Row(output, "the reference, the whole file mapped", Spread(readmap));
        Row(output, "suite ÷ reference", Spread(suite.Zip(readmap, (s, r) => s / r)));
    }

    private static double RatioOf(string reference)
    {
        string executable = reference.EndsWith(".c", StringComparison.Ordinal) ? CCompiler.Build(reference, Workspace.Current.Folder) : reference;
        ProcessStartInfo start = new(executable, [Workspace.Current.WarmFile.Path, "4096", "seq", Passes.ToString(CultureInfo.InvariantCulture)])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return double.Parse(output.TrimEnd().Split(' ')[^1], CultureInfo.InvariantCulture);
    }
}
