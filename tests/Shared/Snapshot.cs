#if SNAPSHOT_VERIFY
using System.Runtime.CompilerServices;
using VerifyXunit;
#else
using Shouldly;
using Shouldly.Configuration;
#endif

namespace PerfSuite.Tests.Shared;

/// <summary>
/// The one seam to the snapshot engine. A text is compared with <c>Class.Method.verified.txt</c> beside the test; where they differ, the
/// text is left there as <c>Class.Method.received.txt</c> and the test fails. Accepting is renaming, by hand; no build does it.
/// </summary>
internal static class Snapshot
{
    /// <summary>Compares; a test returns what this gives.</summary>
    /// <param name="text">Short, of fixed input; its last line end does not count.</param>
#if SNAPSHOT_VERIFY
    /// <param name="sourceFile">Filled in by the compiler: the snapshot stands beside this file.</param>
    public static Task Verify(string text, [CallerFilePath] string sourceFile = "") => Verifier.Verify(text.TrimEnd('\n'), sourceFile: sourceFile).ToTask();
#else
    public static Task Verify(string text)
    {
        text.TrimEnd('\n').ShouldMatchApproved(engine => engine
            .LocateTestMethodUsingAttribute<FactAttribute>()
            .NoDiff()
            .WithFilenameGenerator(Name));
        return Task.CompletedTask;
    }

    /// <summary>Verify's names, so that both engines share the files: Shouldly says "approved" for "verified".</summary>
    private static string Name(TestMethodInfo test, string? discriminator, string state, string extension) =>
        $"{test.DeclaringTypeName}.{test.MethodName}{discriminator}.{(state == "approved" ? "verified" : state)}.{extension}";
#endif
}
