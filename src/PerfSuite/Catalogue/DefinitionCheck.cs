using PerfSuite.Judging.Records;
using PerfSuite.Judging.Verdicts;
using PerfSuite.Running;

namespace PerfSuite.Catalogue;

/// <summary>Holds what results say of a claim's definition to the claim itself: results that bring a region, a margin or an expectation of their own judge themselves.</summary>
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
        foreach (CaseRecord c in results.Cases.Where(c => c.Standing is not (CaseStanding.Vanished or CaseStanding.MachineChanged) && c.BaselineVerdict != BaselineVerdict.NotComparable))
            if (known.TryGetValue(c.Name, out ClaimCase? defined))
                foreach (Disagreement disagreement in Of(c, defined))
                    yield return disagreement;
            else if (catalogue.Claims.Any(claim => claim.Id == c.Claim))
                yield return new Disagreement(c.Name, "case", "there", "not of this claim");
        if (results.Run is not { Complete: true, Shard: null })
            yield break;
        HashSet<string> there = [.. results.Cases.Select(c => c.Name)];
        foreach (ClaimCase gone in catalogue.Claims.Where(claim => results.Claims.Any(c => c.Claim == claim.Id)).SelectMany(claim => claim.Cases).Where(c => !there.Contains(c.Name)))
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
        if (claim is not TimingClaim timing || c.Arms.Count == 0)
            yield break;
        if (c.Region is not { } region || !IsNear(region.Above, timing.Region.Above) || !IsNear(region.Below, timing.Region.Below))
            yield return new Disagreement(c.Name, "region", $"{c.Region}", $"{timing.Region}");
        if (!IsNear(c.Matters.Relative, timing.Margin))
            yield return new Disagreement(c.Name, "margin", $"{c.Matters.Relative:R}", $"{timing.Margin:R}");
    }

    private static bool IsNear(double one, double other) => one.Equals(other) || Math.Abs(one - other) <= Tolerance * Math.Abs(other);
}
