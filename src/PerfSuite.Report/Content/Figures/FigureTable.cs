namespace PerfSuite.Report.Content.Figures;

/// <summary>The figures of the first document, and the cells of this suite that repeat them. Source: fedorova, "The results".</summary>
public static class FigureTable
{
    /// <summary>How many times faster mmap is by the document, barring few exceptions.</summary>
    public const double Least = 2, Most = 6;

    /// <summary>The claim whose times the document's breakdown is made of, and its arms.</summary>
    public const string Breakdown = "copy-explains-the-difference", Read = "Read", ReadWord = "ReadWord", MapAndCopy = "MapAndCopy", Copy = "Copy", CopyWord = "CopyWord";

    /// <summary>The document's breakdown is of so many bytes, and so many seconds lie between the two, in all and in copying.</summary>
    public const double BreakdownBytes = 16L << 30, Difference = 0.5;

    /// <summary>The four charts, in the document's order.</summary>
    public static IReadOnlyList<FigureCondition> Conditions { get; } =
    [
        new("Sequential, warm", "sequential-warm-copy", []),
        new("Sequential, cold", "sequential-cold-copy", ["windows=whole"]),
        new("Random, warm", "random-warm-copy", []),
        new("Random, cold", "random-cold-copy", ["coverage=whole"]),
    ];
}

/// <summary>A chart of the document.</summary>
/// <param name="Title">Order and state of the cache, as the document names them.</param>
/// <param name="Claim">Id of the claim that repeats it.</param>
/// <param name="Settings">What the names of the claim's cases have to say beside <c>mapped=once</c>, which is how the document has it.</param>
public sealed record FigureCondition(string Title, string Claim, IReadOnlyList<string> Settings)
{
    private const string MappedOnce = "mapped=once";

    /// <summary>Whether a case is a point of this chart.</summary>
    /// <param name="claim">Id of its claim.</param>
    /// <param name="name">Its name within the claim.</param>
    public bool Has(string claim, string name) => claim == Claim && Settings.Append(MappedOnce).All(name.Split(", ").Contains);
}
