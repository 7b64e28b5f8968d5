namespace PerfSuite.Judging.Records;

/// <summary>Shorthands for dictionaries of recorded facts.</summary>
public static class Facts
{
    public static IReadOnlyDictionary<string, object> None { get; } = new Dictionary<string, object>(StringComparer.Ordinal);

    /// <summary>Facts in the given order; numbers, texts or booleans.</summary>
    public static IReadOnlyDictionary<string, object> Of(params (string Name, object Value)[] facts) =>
        facts.ToDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal);
}
