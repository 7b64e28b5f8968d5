using PerfSuite.Catalogue;
using PerfSuite.Claims;
using PerfSuite.Data;
using PerfSuite.Results;
using PerfSuite.Running;

ClaimCatalogue catalogue = new ClaimCatalogue(typeof(Sources).Assembly).Select(args);
using SuiteRun run = new(new RunSettings(Profile.Quick, "/tmp", 1, null, null), catalogue.Cases.Count(c => c.Claim.Kind == ClaimKind.Timing), new Progress<RunEvent>());
run.Measure(catalogue, default);
SuiteResults r = run.Results(true);
foreach (CaseRecord c in r.Cases)
{
    Console.WriteLine($"{c.Name,-45} {c.ClaimVerdict,-13} red={c.Red} ratio={c.Ratio?.Estimate:0.000} [{c.Ratio?.Lower:0.000},{c.Ratio?.Upper:0.000}] mdc={c.MinimumDetectableChange:0.000} n={(c.Arms.Count > 0 ? c.Arms[0].Samples.Count : 0)} {c.DurationSeconds}s {c.Reason}");
    foreach (MechanismRow m in c.Mechanism) Console.WriteLine($"      {m.Name}: {m.Actual} expected {m.Expected} {m.Holds}");
}
ResultsFile.Write("/tmp/out/results.json", r);
Console.WriteLine(r.Run.DurationSeconds);
return 0;
