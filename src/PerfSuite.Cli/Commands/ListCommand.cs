using System.CommandLine;
using System.Text.Json;
using PerfSuite.Catalogue;
using PerfSuite.Cli.Printing;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Storage;
using Spectre.Console;

namespace PerfSuite.Cli.Commands;

/// <summary><c>perfsuite list</c>: the claims.</summary>
internal static class ListCommand
{
    public static Command Create(Screen screen)
    {
        FromOption from = new();
        Option<bool> json = new("--json") { Description = "As JSON, for programs." };
        Option<bool> markdown = new("--markdown") { Description = "As the table of docs/claims.md." };
        Command command = new("list", "The claims: id, title, area, kind, source, expectation.") { json, markdown };
        from.AddTo(command);
        command.SetAction(parsed =>
        {
            IReadOnlyList<ClaimDescription> claims = from.Catalogue(parsed).Claims;
            if (parsed.GetValue(json))
                screen.Raw(JsonSerializer.Serialize(claims.Select(ListedClaim.Of), ResultsJson.Options));
            else if (parsed.GetValue(markdown))
                screen.Raw(ClaimMarkdown.Of(claims));
            else
                Table(claims).Print(screen.Out);
            return ExitCode.Green;
        });
        return command;
    }

    private static AlignedRows Table(IReadOnlyList<ClaimDescription> claims)
    {
        AlignedRows table = new("Claim", "Area", "Kind", "Source", "Expected", "Cases", "Title");
        foreach (ListedClaim c in claims.Select(ListedClaim.Of))
            table.Add(Style.Plain, c.Id, c.Area, c.Kind, c.Source, c.Expectation, $"{c.Cases}", c.Title);
        return table;
    }
}

/// <summary>A claim as `list` shows it.</summary>
/// <param name="Id">Final name.</param>
/// <param name="Title">One sentence.</param>
/// <param name="Area">Folder of the catalogue.</param>
/// <param name="Kind">Timing or mechanism.</param>
/// <param name="Source">Who makes the claim.</param>
/// <param name="Expectation">What its verdict is expected to be.</param>
/// <param name="Cases">How many cases it has.</param>
/// <param name="Statement">What is compared with what.</param>
/// <param name="Because">Why that is expected.</param>
/// <param name="Drawback">Whether it speaks against mmap.</param>
/// <param name="Setting">The source's setting, and what the suite chose; null where no document makes the claim.</param>
internal sealed record ListedClaim(string Id, string Title, string Area, string Kind, string Source, string Expectation, int Cases,
    string Statement, string Because, bool Drawback, ClaimSetting? Setting)
{
    public static ListedClaim Of(ClaimDescription c) => new(c.Id, c.Title, c.Area, c.Kind.ToString().ToLowerInvariant(), c.Source,
        c.Expectation.ToString(), c.Cases.Count, c.Statement, c.Because, c.Drawback, c.Setting);
}
