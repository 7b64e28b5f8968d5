using System.Diagnostics;
using PerfSuite.Cli.Tests.Fixtures;

namespace PerfSuite.Cli.Tests;

/// <summary>Scripts that handle what anybody may have written: the comment under a pull request, and the base of a gate.</summary>
public sealed class CommentTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("![i](x)", "![")]
    [InlineData("[l](javascript:a)", "](")]
    [InlineData("[l][r]", "][")]
    [InlineData("[r]: x", "]:")]
    [InlineData("http://x", "://")]
    [InlineData("WWW.x", "WWW.")]
    [InlineData("@people", "@p")]
    [InlineData("#12 GH-3", "#1")]
    [InlineData("GH-3", "GH-3")]
    [InlineData("<b>", "<b")]
    [InlineData("a\u202eb", "\u202e")]
    [InlineData("a\u2066b\u200fc", "\u2066")]
    [InlineData("a\u001b[2J", "\u001b")]
    [InlineData("a\u009b2J", "\u009b")]
    public void A_comment_shows_text_and_does_nothing(string text, string active)
    {
        string comment = Script("ci/comment.sh", "--dry-run", folder.Write("summary.md", $"| {text} |\n")).Output;
        Assert.StartsWith("<!-- perfsuite gate -->\n", comment, StringComparison.Ordinal);
        Assert.DoesNotContain(active, comment[comment.IndexOf('\n', StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_and_its_words_stay()
    {
        const string table = "| `a-claim [blockKiB=4]` | 1.5 (1.2 … 1.9) |\n";
        Assert.EndsWith(table, Script("ci/comment.sh", "--dry-run", folder.Write("summary.md", table)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_base_that_looks_like_an_option_is_none()
    {
        string made = folder.In("made");
        Directory.CreateDirectory(folder.In("clone/ci"));
        File.Copy(Path.Combine(Repository.Root, "ci/gate.sh"), folder.In("clone/ci/gate.sh"));
        Run("git", "init", "--quiet", "--bare", folder.In("origin"));
        Run("git", "init", "--quiet", folder.In("clone"));
        Run("git", "-C", folder.In("clone"), "remote", "add", "origin", folder.In("origin"));
        Assert.NotEqual(0, Run("bash", folder.In("clone/ci/gate.sh"), $"--upload-pack=touch {made};").Code);
        Assert.False(File.Exists(made));
    }

    private static (int Code, string Output) Script(string script, params IReadOnlyList<string> arguments) => Run("bash", [Path.Combine(Repository.Root, script), .. arguments]);

    private static (int Code, string Output) Run(string program, params IReadOnlyList<string> arguments)
    {
        ProcessStartInfo start = new(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        errors.Wait();
        return (process.ExitCode, output);
    }
}
