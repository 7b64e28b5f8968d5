using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Storage;
using PerfSuite.Processes;
using PerfSuite.Running;

namespace PerfSuite.Gating;

/// <summary>One side of a gate, built: a folder of assemblies with claims in them, measured in processes of its own.</summary>
public sealed class BuiltSuite
{
    private const string Core = "PerfSuite";

    private static readonly TimeSpan Patience = TimeSpan.FromHours(2);

    private readonly string folder;
    private readonly string program;

    private BuiltSuite(string name, string folder, string program)
    {
        Name = name;
        this.folder = folder;
        this.program = program;
    }

    /// <summary>What was built, for messages.</summary>
    public string Name { get; }

    /// <summary>Builds a project of a source tree in release configuration.</summary>
    /// <param name="tree">The sources.</param>
    /// <param name="project">Path of the project within the tree.</param>
    /// <param name="output">Where the assemblies go.</param>
    /// <param name="cancellation">Ends the build.</param>
    /// <exception cref="GateException">There is no such project, or it does not build.</exception>
    public static BuiltSuite Build(SourceTree tree, string project, string output, CancellationToken cancellation)
    {
        string file = Path.Combine(tree.Folder, project);
        if (!File.Exists(file))
            throw new GateException($"{tree.Name} has no {project}. Name the project that holds the claims with --project, as a path within the repository.");
        ExternalProgram.Run("dotnet", ["publish", file, "-c", "Release", "-o", output, "--nologo", "-v", "quiet"], tree.Folder,
            $"{tree.Name} does not build; build it by hand to see more.", cancellation: cancellation);
        return new BuiltSuite(tree.Name, output, Path.GetFileNameWithoutExtension(project));
    }

    /// <summary>Measures in a fresh process with this side's own assemblies.</summary>
    /// <param name="from">Assemblies with claims that are not this side's own.</param>
    /// <param name="claims">Patterns of claim ids.</param>
    /// <param name="cases">Names of cases; none for all of the claims.</param>
    /// <param name="settings">Profile, data folder, seed.</param>
    /// <param name="results">Where the results go.</param>
    /// <param name="cancellation">Ends the process.</param>
    /// <exception cref="GateException">The process failed.</exception>
    /// <exception cref="OperationCanceledException">Interrupted.</exception>
    public SuiteResults Measure(IReadOnlyList<string> from, IReadOnlyList<string> claims, IReadOnlyList<string> cases, RunSettings settings, string results, CancellationToken cancellation)
    {
        string order = Path.ChangeExtension(results, ".order.json");
        MeasuringProcess.Write(order, new MeasuringOrder([.. ClaimAssemblies(), .. from], claims, cases, settings.Profile.Name, settings.DataFolder, settings.SharedFolder, settings.Seed, settings.OrderSeed, results));
        using Child child = Child.Start(MeasuringProcess.Measure, [order], new ChildOptions(Program: Path.Combine(folder, program)));
        using CancellationTokenRegistration kill = cancellation.Register(child.Kill);
        ChildExit exit = child.WaitForExit(Patience);
        cancellation.ThrowIfCancellationRequested();
        return exit.Code == 0 ? ResultsFile.Read(results)
            : throw new GateException($"Measuring {Name} failed ({exit}).{child.Complaints}");
    }

    /// <summary>The assemblies that use the core, and so may hold claims.</summary>
    private string[] ClaimAssemblies() => [.. Directory.EnumerateFiles(folder, "*.dll").Where(References).Order(StringComparer.Ordinal)];

    private static bool References(string file)
    {
        using PEReader reader = new(File.OpenRead(file));
        if (!reader.HasMetadata)
            return false;
        MetadataReader metadata = reader.GetMetadataReader();
        return metadata.AssemblyReferences.Any(r => metadata.GetString(metadata.GetAssemblyReference(r).Name) == Core);
    }
}
