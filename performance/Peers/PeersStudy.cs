using System.Collections.Immutable;
using PerfSuite.Claims.Workloads;
using PerfSuite.Data;
using PerfSuite.Interop;
using PerfSuite.Judging.Statistics;

namespace PerfSuite.Performance.Peers;

/// <summary>Whether independent programs find what the suite's throughput claims find: a program in C, fio, and whatever a user names.</summary>
internal sealed class PeersStudy : Study
{
    private const int Seed = 1;

    /// <summary>A device answers random reads so much slower than memory that an evicted file is visited at random in this part of its size.</summary>
    private const int ColdRandomPart = 8;

    private const long MiB = 1 << 20;

    protected override string Title => "Independent judges";

    protected override void Answer(string data, TextWriter output)
    {
        PeersSettings settings = PeersSettings.From(Environment.GetEnvironmentVariable, MemoryInfo.Read().MemAvailable);
        using Workspace workspace = Workspace.Open(data, Profile.Quick, Seed);
        Panel panel = Convene(settings, workspace);
        ImmutableArray<int> processors = ProcessorSet.OfThisThread();
        output.WriteLine($"One pass over {settings.Bytes / MiB} MiB ({ColdRandomBytes(settings) / MiB} MiB where cold at random), in a fresh process each, {settings.Turns} turns in an order drawn at random, "
            + $"all on processor {processors[^1]}. GB/s: medians. Map ÷ read: geometric mean, above 1 mmap is faster. Suite ÷ peer: of these ratios, with its 95 % interval.");
        Dictionary<string, List<PeerComparison>> found = [];
        // What this thread starts stays where it stays.
        ProcessorSet.PinThisThread(processors[^1]);
        foreach (Residency residency in settings.Residencies)
            Compare(residency, settings, workspace, panel, found, output);
        ProcessorSet.PinThisThread(processors.AsSpan());

        output.WriteLine();
        foreach (string message in panel.Messages)
            output.WriteLine($"- {message}");
        foreach ((string peer, List<PeerComparison> cells) in found)
            output.WriteLine($"- {Closeness.Of(peer, cells)}");
        if (panel.Peers.Count == 0)
            throw NobodyLeft(found.Count == 0 ? "No peer made its passes" : "No peer made all its passes");
        if (found.Count == 0)
            throw new CannotMeasureException("No cell could be measured; the lines above say why.", "name a folder on a disk by PERFSUITE_DATA_DIR, or a smaller file by PERFSUITE_PEERS_BYTES; `perfsuite doctor` says whether the kernel takes pages out of the page cache, and how to turn that off.");
    }

    private static Panel Convene(PeersSettings settings, Workspace workspace)
    {
        Panel panel = new();
        panel.Admit(BuiltInPeers.SinglePassName, () => BuiltInPeers.SinglePass(workspace.Folder));
        panel.Admit(FioProgram.Executable, BuiltInPeers.Fio);
        foreach (string executable in settings.Executables)
            panel.Admit(new PassProgram(executable, executable));
        return panel;
    }

    private static void Compare(Residency residency, PeersSettings settings, Workspace workspace, Panel panel, Dictionary<string, List<PeerComparison>> found, TextWriter output)
    {
        SuiteProgram suite = new(workspace);
        PeerTurns turns = new(suite, panel, settings.Turns, Seed);
        Dictionary<string, List<PeerComparison>> here = [];
        foreach (PeerCell cell in Cells(residency, settings, workspace).TakeWhile(_ => panel.Peers.Count > 0))
        {
            try
            {
                IReadOnlyDictionary<Contestant, PeerSpeeds> speeds = turns.Measure(cell);
                foreach (Contestant peer in panel.Peers)
                    (here.TryGetValue(peer.Name, out List<PeerComparison>? cells) ? cells : here[peer.Name] = [])
                        .Add(new PeerComparison(cell.Name, speeds[peer], speeds[suite]));
            }
            catch (ResidencyException e)
            {
                output.WriteLine();
                output.WriteLine($"Not measured: {cell.Name}: {e.Message}");
            }
        }

        foreach ((string peer, List<PeerComparison> cells) in here)
        {
            Table(peer, cells, output);
            (found.TryGetValue(peer, out List<PeerComparison>? all) ? all : found[peer] = []).AddRange(cells);
        }
    }

    private static IEnumerable<PeerCell> Cells(Residency residency, PeersSettings settings, Workspace workspace)
    {
        foreach (VisitOrder order in Enum.GetValues<VisitOrder>())
        {
            DataFile file = residency == Residency.Cold && order == VisitOrder.Random ? workspace.File("peers-cold-random.bin", ColdRandomBytes(settings))
                : workspace.File("peers.bin", settings.Bytes);
            foreach (int kiB in (int[])[4, 8, 16])
                yield return new PeerCell(file, residency, order, kiB << 10);
        }
    }

    private static long ColdRandomBytes(PeersSettings settings) => Math.Max(MiB, settings.Bytes / ColdRandomPart / MiB * MiB);

    private static void Table(string peer, List<PeerComparison> cells, TextWriter output)
    {
        output.WriteLine();
        output.WriteLine($"### {peer}");
        output.WriteLine();
        Head(output, "", "peer read, GB/s", "peer map, GB/s", "map ÷ read", "suite read, GB/s", "suite map, GB/s", "map ÷ read", "suite ÷ peer");
        foreach (PeerComparison c in cells)
            Row(output, [c.Cell, .. Figures(c.Peer), .. Figures(c.Suite), $"{Figure(c.SuiteToPeer.Estimate)} ({Figure(c.SuiteToPeer.Lower)} … {Figure(c.SuiteToPeer.Upper)})"]);
    }

    private static IEnumerable<string> Figures(PeerSpeeds speeds) => [Figure(Median.Of(speeds.Read)), Figure(Median.Of(speeds.Map)), Figure(speeds.Ratio)];

    private static CannotMeasureException NobodyLeft(string what) =>
        new($"{what}; the lines above say why.", $"install gcc or fio, or name an executable by {PeersSettings.ExecutablesVariable}.");
}
