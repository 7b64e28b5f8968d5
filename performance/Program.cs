using PerfSuite.Data;
using PerfSuite.Performance;
using PerfSuite.Performance.Bandwidth;
using PerfSuite.Performance.Card;
using PerfSuite.Performance.Commands;
using PerfSuite.Performance.Growth;
using PerfSuite.Performance.History;
using PerfSuite.Performance.InterleavingPays;
using PerfSuite.Performance.Page;
using PerfSuite.Performance.Parity;
using PerfSuite.Performance.Peers;
using PerfSuite.Performance.Scale;

Dictionary<string, Func<Study>> studies = new(StringComparer.Ordinal)
{
    ["commands"] = () => new CommandStudy(),
    ["run"] = () => new RunStudy(),
    ["scale"] = () => new ScaleStudy(),
    ["card"] = () => new CardStudy(),
    ["parity"] = () => new ParityStudy(),
    ["copy"] = () => new CopyStudy(),
    ["peers"] = () => new PeersStudy(),
    ["bandwidth"] = () => new BandwidthStudy(),
    ["growth"] = () => new GrowthStudy(),
    ["history"] = () => new HistoryStudy(),
    ["page"] = () => new PageStudy(),
    ["interleaving"] = () => new InterleavingStudy(),
};

if (args is [SuiteArms.Command, .. string[] arms])
    return SuiteArms.Serve(arms);
if (args is [SuitePass.Command, .. string[] pass])
    return SuitePass.Serve(pass);
if (args is not [string data, .. string[] names] || names.Length == 0 || names.Any(n => !studies.ContainsKey(n)))
{
    Console.Error.WriteLine($"usage: PerfSuite.Performance DATA-DIR STUDY…, the studies being {string.Join(", ", studies.Keys)}");
    return 2;
}

try
{
    foreach (string name in names)
        studies[name]().Run(data, Console.Out);
    return 0;
}
catch (CannotMeasureException e)
{
    Console.Error.WriteLine(e.Message);
    return 2;
}
