using System.Globalization;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Verdicts;
using PerfSuite.Running;

namespace PerfSuite.Catalogue;

/// <summary>Holds what results say of a claim's definition to the claim itself: results that bring a region, a margin, arms or an expectation of their own judge themselves.</summary>
public static class DefinitionCheck
{
    /// <summary>Of numbers that went through a file.</summary>
    private const double Tolerance = 1e-9;

    /// <summary>The version whose definitions these are; those of another may rightly differ.</summary>
    public static string Version => RunDescription.Version;

    /// <summary>Everything that is not as the catalogue has it, and every case of a claim that was measured whole and is not there.</summary>
    /// <param name="results">Of the same version as the catalogue.</param>
    /// <param name="catalogue">The claims; what it does not have is passed over.</param>
    public static IEnumerable<Disagreement> Disagreements(SuiteResults results, ClaimCatalogue catalogue)
    {
        Dictionary<string, ClaimCase> known = catalogue.Cases.ToDictionary(c => c.Name, StringComparer.Ordinal);
        HashSet<string> claims = [.. catalogue.Claims.Select(c => c.Id)], listed = [.. results.Claims.Select(c => c.Claim)];
        foreach (CaseRecord c in results.Cases.Where(c => c.Standing is not (CaseStanding.Vanished or CaseStanding.MachineChanged) && c.BaselineVerdict != BaselineVerdict.NotComparable))
            if (known.TryGetValue(c.Name, out ClaimCase? defined))
                foreach (Disagreement disagreement in Of(c, defined))
                    yield return disagreement;
            else if (claims.Contains(c.Claim))
                yield return new Disagreement(c.Name, "case", "there", "not of this claim");
        if (results.Run is not { Complete: true, Shard: null })
            yield break;
        HashSet<string> there = [.. results.Cases.Select(c => c.Name)];
        foreach (ClaimCase gone in catalogue.Claims.Where(claim => listed.Contains(claim.Id)).SelectMany(claim => claim.Cases).Where(c => !there.Contains(c.Name)))
            yield return new Disagreement(gone.Name, "case", "not there", "a case of this claim");
    }

    private static IEnumerable<Disagreement> Of(CaseRecord c, ClaimCase defined)
    {
        Claim claim = defined.Create();
        Expectation expectation = claim.ExpectationOfCase ?? defined.Claim.Expectation;
        // On some machines a claim depends on the machine that does not elsewhere; that hides nothing, for an expectation makes no red.
        if (c.Expectation != expectation && c.Expectation != defined.Claim.Expectation && c.Expectation != Expectation.MachineDependent)
            yield return new Disagreement(c.Name, "expectation", $"{c.Expectation}", $"{expectation}");
        if (c.Area != defined.Claim.Area)
            yield return new Disagreement(c.Name, "area", c.Area, defined.Claim.Area);
        ClaimCase? source = defined.Source?.Find();
        foreach ((string name, object value) in ParametersOf(c, defined, source))
            if (!c.Parameters.TryGetValue(name, out object? stated) || !Facts.AreSame(stated, value))
                yield return new Disagreement(c.Name, $"parameter {name}", Text(stated), Text(value));
        foreach (Disagreement disagreement in claim is TimingClaim timing ? OfTimed(c, timing, source) : OfArms(c, []))
            yield return disagreement;
    }

    /// <summary>The parameters of the case itself. Sizes and counts beside them are of the machine and the profile, and in the file alone.</summary>
    private static IEnumerable<KeyValuePair<string, object>> ParametersOf(CaseRecord c, ClaimCase defined, ClaimCase? source) =>
        source is null || c.Arms.Count == 0 ? defined.Parameters.Recorded : defined.Parameters.Recorded.Append(new(CaseDraft.DerivedFrom, source.Name));

    /// <summary>A timed case: its region and margin, and the estimand and the arms of what was measured for it.</summary>
    private static Disagreement[] OfTimed(CaseRecord c, TimingClaim timing, ClaimCase? source)
    {
        if (c.Arms.Count == 0)
            return c.ClaimVerdict is ClaimVerdict.Supported or ClaimVerdict.Contradicted ? OfArms(c, timing.Arms) : [];
        TimingClaim measured = (TimingClaim?)source?.Create() ?? timing;
        return
        [
            .. c.Region is { } region && IsNear(region.Above, timing.Region.Above) && IsNear(region.Below, timing.Region.Below) ? [] : Of(c, "region", c.Region, timing.Region),
            .. IsNear(c.Matters.Relative, timing.Margin) ? [] : Of(c, "margin", c.Matters.Relative, timing.Margin),
            .. c.Estimand == measured.Estimand ? [] : Of(c, "estimand", c.Estimand, measured.Estimand),
            .. OfArms(c, measured.Arms),
        ];
    }

    private static Disagreement[] OfArms(CaseRecord c, IEnumerable<(string Name, bool Baseline)> defined)
    {
        string stated = ArmsText(c.Arms.Select(a => (a.Name, a.Baseline))), asked = ArmsText(defined);
        return stated == asked ? [] : Of(c, "arms", stated, asked);
    }

    private static string ArmsText(IEnumerable<(string Name, bool Baseline)> arms) =>
        string.Join(", ", arms.OrderBy(a => a.Name, StringComparer.Ordinal).Select(a => a.Baseline ? $"{a.Name} (the base)" : a.Name).DefaultIfEmpty("none"));

    private static Disagreement[] Of(CaseRecord c, string figure, object? stated, object defined) => [new Disagreement(c.Name, figure, Text(stated), Text(defined))];

    private static string Text(object? value) => value is null ? "none" : Convert.ToString(value, CultureInfo.InvariantCulture)!;

    private static bool IsNear(double one, double other) => one.Equals(other) || Math.Abs(one - other) <= Tolerance * Math.Abs(other);
}
