using PerfSuite.Catalogue;
using PerfSuite.Claims.Tests.Discovery;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Storage;
using PerfSuite.Judging.Words;
using PerfSuite.Running;

namespace PerfSuite.Claims.Tests;

/// <summary>What must be right about the claims and their baselines before anything is measured.</summary>
public sealed class CatalogueTests
{
    private static readonly string[] KnownSources =
    [
        Sources.Fedorova, Sources.WhenNot, Sources.Unlocking, Sources.Love, Sources.DotNet, Sources.Kernel, Sources.Crotty, Sources.Trackers,
    ];

    public static TheoryData<string> Ids => [.. Catalogued.Claims.Claims.Select(c => c.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_claim_says_what_it_is(string id)
    {
        ClaimDescription claim = Catalogued.Claims.Claims.Single(c => c.Id == id);
        Assert.False(string.IsNullOrWhiteSpace(claim.Title) || claim.Title.EndsWith('.'), $"{id}: the title is a sentence without its point.");
        Assert.True(claim.Statement.EndsWith('.'), $"{id}: the statement is made of whole sentences.");
        Assert.True(claim.Because.EndsWith('.'), $"{id}: why the expectation is what it is stands in whole sentences.");
        Assert.True(claim.Source.Split(", ").All(KnownSources.Contains), $"{id}: '{claim.Source}' is not made of {string.Join(", ", KnownSources)}.");
        Assert.NotEmpty(claim.Cases);
        Assert.Equal(claim.Cases.Count, claim.Cases.Select(c => c.Name).Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_claim_of_a_document_says_in_which_setting_the_document_has_it(string id)
    {
        ClaimDescription claim = Catalogued.Claims.Claims.Single(c => c.Id == id);
        Assert.True(claim.Setting is not null || !SourceDocuments.Make(claim.Source), $"{id}: a document makes it, and no setting is given.");
        if (claim.Setting is not { } setting)
            return;
        Assert.True(setting.Choice.EndsWith('.') && !setting.Choice.Contains(ClaimSetting.NotStated, StringComparison.Ordinal), $"{id}: the choice is made of whole sentences.");
        Assert.All(setting.Aspects, a => Assert.False(string.IsNullOrWhiteSpace(a.Source) || a.Source.EndsWith('.'), $"{id}: {a.Aspect} is a few words."));
    }

    [SkippableFact]
    public void Every_case_of_a_baseline_is_in_the_catalogue()
    {
        string baselines = RunVariables.BaselinesIn(Repository.Root, RunVariables.Of(RunVariables.Baselines)) ?? "";
        string[] machines = BaselineStore.Machines(baselines);
        Skip.If(machines.Length == 0, "No baseline is stored; `perfsuite baseline record` makes one.");
        HashSet<string> catalogued = [.. Catalogued.Cases.Select(c => c.Name)];
        Assert.All(machines, machine =>
        {
            string[] gone = [.. BaselineStore.Read(Path.Combine(baselines, machine)).Claims
                .SelectMany(claim => claim.Cases, (claim, c) => CaseRecord.NameOf(claim.Claim, c.Case)).Where(name => !catalogued.Contains(name))];
            Assert.True(gone.Length == 0, $"The baseline of {machine} has cases that the catalogue lacks: {string.Join(", ", gone)}. An id is final; "
                + "where a case was removed on purpose, record the baseline anew with `perfsuite baseline record` and delete what is left over.");
        });
    }
}
