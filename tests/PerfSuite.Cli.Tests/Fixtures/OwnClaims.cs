using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PerfSuite.Cli.Tests.Fixtures;

/// <summary>Somebody's own claims as a compiler leaves them: an assembly, with a library of theirs beside it.</summary>
internal static class OwnClaims
{
    private const string Library = "public static class Engine { public static int Reads(int blocks) => 0 * blocks; } public class EngineBase;";

    private const string Claim = """
        using PerfSuite.Catalogue;
        using PerfSuite.Judging.Records;
        namespace Own.Claims.Engines;
        [Claim("own-engine-makes-no-call", Title = "Its own", Statement = "Reads are counted.", Source = "us", Expectation = Expectation.Supported, Because = "It is mapped.")]
        public class OwnEngineMakesNoCall : MechanismClaim
        {
            public override Observation Observe() => Observation.Of(MechanismRow.Of("reads", Expected.Exactly(0), Engine.Reads(7)));
        }
        """;

    /// <summary>Path of the assembly.</summary>
    /// <param name="folder">Where it is made.</param>
    /// <param name="claim">Its source; one claim by default.</param>
    public static string In(TempFolder folder, string claim = Claim)
    {
        string library = Compile(folder.In("Engine.dll"), Library, []);
        return Compile(folder.In("Own.Claims.dll"), claim, [library]);
    }

    /// <summary>The claim with another id.</summary>
    public static string Named(string id) => Claim.Replace("own-engine-makes-no-call", id, StringComparison.Ordinal);

    /// <summary>The claim, which throws instead of counting.</summary>
    public static string Throwing(string exception) => Claim.Replace("Observation.Of(MechanismRow.Of(\"reads\", Expected.Exactly(0), Engine.Reads(7)))", $"throw {exception}", StringComparison.Ordinal);

    private static string Compile(string file, string source, IReadOnlyList<string> libraries)
    {
        string[] platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        CSharpCompilation compilation = CSharpCompilation.Create(Path.GetFileNameWithoutExtension(file), [CSharpSyntaxTree.ParseText(source)],
            [.. platform.Concat(libraries).Select(p => MetadataReference.CreateFromFile(p))], new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Microsoft.CodeAnalysis.Emit.EmitResult result = compilation.Emit(file);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return file;
    }
}
