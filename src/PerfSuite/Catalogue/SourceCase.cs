namespace PerfSuite.Catalogue;

/// <summary>A case that has what another one asks for.</summary>
/// <param name="Claim">Class of the claim.</param>
/// <param name="Case">Name of the case within it.</param>
public readonly record struct SourceCase(Type Claim, string Case)
{
    /// <summary>The cases, and those that derived ones of them ask.</summary>
    public static IReadOnlyList<ClaimCase> WithSources(IReadOnlyList<ClaimCase> cases)
    {
        HashSet<string> names = [.. cases.Select(c => c.Name)];
        return [.. cases, .. cases.Select(c => c.Source?.Find()).OfType<ClaimCase>().Where(source => names.Add(source.Name))];
    }

    /// <summary>The case as the catalogue has it.</summary>
    /// <exception cref="InvalidOperationException">The claim has no such case.</exception>
    public ClaimCase Find()
    {
        (Type claim, string name) = (Claim, Case);
        ClaimDescription description = new(claim);
        return description.Cases.FirstOrDefault(c => c.Parameters.ToString() == name)
            ?? throw new InvalidOperationException($"{claim} has no case '{name}'; it has {string.Join("; ", description.Cases.Select(c => c.Parameters))}.");
    }
}
