using System.CommandLine;
using System.IO.Enumeration;
using System.Text.Json;
using PerfSuite.Cli.Doctor;
using PerfSuite.Cli.Printing;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Storage;
using PerfSuite.Running;
using Spectre.Console;

namespace PerfSuite.Cli.Commands;

/// <summary><c>perfsuite doctor</c>: what this machine offers.</summary>
internal static class DoctorCommand
{
    public static Command Create(Screen screen)
    {
        Option<bool> json = new("--json") { Description = "As JSON, for programs." };
        Option<string?> dataFolder = RunOptions.Text("--data-dir", "DIR", $"Where data files would be. [${RunVariables.DataFolder}, the temporary folder]");
        Command command = new("doctor", "What this machine offers, what that makes not applicable with the remedy, and the machine key.") { json, dataFolder };
        command.SetAction(parsed =>
        {
            Examination found = Examination.Of(parsed.GetValue(dataFolder) ?? RunVariables.DataFolderOrDefault, RunVariables.MachineName);
            if (parsed.GetValue(json))
                screen.Raw(JsonSerializer.Serialize(Diagnosis.Of(found), ResultsJson.Options));
            else
                Print(screen, found);
            return found.CanMeasure ? ExitCode.Green : ExitCode.CannotMeasure;
        });
        return command;
    }

    private static void Print(Screen screen, Examination found)
    {
        AlignedRows table = new("Offer", "Found");
        foreach (Offer offer in found.Offers)
            table.Add(Style.Plain, offer.Name, offer.Value);
        table.Print(screen.Out);
        screen.Line();
        foreach (DiagnosedOffer offer in Diagnosis.Of(found).Offers.Where(o => o.Consequence.Length > 0))
            screen.Line($"{offer.Name}: {offer.Consequence}."
                + (offer.NotApplicable.Count > 0 ? $" Not applicable: {string.Join(", ", offer.NotApplicable)}." : "")
                + (offer.Remedy.Length > 0 ? $" Remedy: {offer.Remedy}." : ""));
        screen.Line($"Machine key: {found.Machine.Machine}");
        screen.Line(found.CanMeasure ? "This machine can measure." : "This machine cannot measure.");
    }
}

/// <summary>What `doctor --json` gives.</summary>
/// <param name="Machine">The machine key, or the name given.</param>
/// <param name="CanMeasure">Whether `run` can work here.</param>
/// <param name="Environment">As results record it.</param>
/// <param name="Offers">What the machine offers.</param>
internal sealed record Diagnosis(string Machine, bool CanMeasure, EnvironmentRecord Environment, IReadOnlyList<DiagnosedOffer> Offers)
{
    public static Diagnosis Of(Examination found) =>
        new(found.Machine.Machine, found.CanMeasure, found.Machine, [.. found.Offers.Select(DiagnosedOffer.Of)]);
}

/// <summary>An offer, its claims looked up in the catalogue.</summary>
/// <param name="Name">What.</param>
/// <param name="Value">What was found.</param>
/// <param name="State">fine, limits or prevents.</param>
/// <param name="Consequence">What is lost.</param>
/// <param name="Remedy">What to do.</param>
/// <param name="NotApplicable">Ids of the claims that cannot be judged.</param>
internal sealed record DiagnosedOffer(string Name, string Value, string State, string Consequence, string Remedy, IReadOnlyList<string> NotApplicable)
{
    public static DiagnosedOffer Of(Offer offer) => new(offer.Name, offer.Value, offer.State.ToString().ToLowerInvariant(), offer.Consequence, offer.Remedy,
        [.. ClaimSource.Own.Claims.Select(c => c.Id).Where(id => offer.Claims.Any(p => FileSystemName.MatchesSimpleExpression(p, id)))]);
}
