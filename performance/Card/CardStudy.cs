using System.Diagnostics;
using System.Globalization;
using PerfSuite.Data;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;
using PerfSuite.Machine;
using PerfSuite.Performance.Parity;

namespace PerfSuite.Performance.Card;

/// <summary>Whether the primitives of the machine's card cost what the same steps cost in C.</summary>
internal sealed class CardStudy : Study
{
    private const int Sets = 7;
    private const int Seed = 1;

    protected override string Title => "The card against C";

    protected override void Answer(string data, TextWriter output)
    {
        using Workspace workspace = Workspace.Open(data, Profile.Quick, Seed);
        string program = CCompiler.Build(CCompiler.Card, workspace.Folder);
        ProcessorSet.PinThisThread(ProcessorSet.OfThisThread()[0]);
        List<IReadOnlyList<Primitive>> suite = [];
        List<Dictionary<string, double>> reference = [];
        for (int set = 0; set < Sets; set++)
        {
            suite.Add(CardMeasurement.Take(workspace));
            reference.Add(InC(program, workspace, set));
        }

        output.WriteLine($"Price by the suite ÷ price by a C program with an idle second thread, {Sets} times by turns on one processor, each time fresh files: the median with the smallest and the largest.");
        output.WriteLine();
        Head(output, "primitive", "unit", "suite", "C", "suite ÷ C");
        // On one processor there is no other thread to interrupt.
        foreach (Primitive p in suite[0].Where(p => p.Name != PrimitiveNames.TlbShootdown))
        {
            double[] ours = [.. suite.Select(s => s.Single(q => q.Name == p.Name).Estimate)], theirs = [.. reference.Select(r => r[p.Name])];
            Row(output, p.Name, p.Unit, Spread(ours, "0.0"), Spread(theirs, "0.0"), Spread(ours.Zip(theirs, (o, t) => o / t), "0.00"));
        }
    }

    private static Dictionary<string, double> InC(string program, Workspace workspace, int set)
    {
        DataFile file = workspace.File($"card-c-{set}.bin", 4 << 20);
        file.EstablishWarm();
        using Process process = Process.Start(new ProcessStartInfo(program, [file.Path, "2"]) { UseShellExecute = false, RedirectStandardOutput = true })!;
        string text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode != 0 ? throw new InvalidOperationException("The reference ended with an error.")
            : text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(' '))
                .ToDictionary(l => l[0], l => double.Parse(l[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);
    }
}
