using System.Runtime.CompilerServices;
using PerfSuite.Catalogue;

namespace PerfSuite.Tests.Catalogue;

public class SourceFileTests
{
    private const string Own = "tests/PerfSuite.Tests/Catalogue/SourceFileTests.cs";

    [Fact]
    public void A_file_of_this_repository_is_found_from_anywhere_in_it() => Assert.Equal(Own, SourceFile.InRepository(Here(), Path.GetDirectoryName(Here())!));

    /// <summary>A gate compiles in a checkout that is gone when its results are read.</summary>
    [Fact]
    public void One_that_was_compiled_elsewhere_is_found_by_the_end_of_its_path() => Assert.Equal(Own, SourceFile.InRepository("/tmp/perfsuite-gate-1/" + Own, Path.GetDirectoryName(Here())!));

    [Theory]
    [InlineData("/elsewhere/Missing.cs")]
    [InlineData("")]
    public void One_that_is_not_there_is_not_named(string compiled) => Assert.Null(SourceFile.InRepository(compiled, Path.GetDirectoryName(Here())!));

    private static string Here([CallerFilePath] string path = "") => path;
}
