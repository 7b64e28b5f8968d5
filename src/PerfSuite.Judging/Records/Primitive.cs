namespace PerfSuite.Judging.Records;

/// <summary>What one of the steps costs that every arm is made of, on the machine as it was: a price of its card.</summary>
/// <param name="Name">Which step; see <see cref="PrimitiveNames"/>.</param>
/// <param name="Unit"><c>ns</c>, or <c>bytes/ns</c> for a bandwidth.</param>
/// <param name="Estimate">Centre over the placements, in the unit.</param>
/// <param name="Lower">Lower limit of its 95 % interval.</param>
/// <param name="Upper">Upper limit.</param>
/// <param name="Method">How it was measured.</param>
public sealed record Primitive(string Name, string Unit, double Estimate, double Lower, double Upper, string Method)
{
    public const string Nanoseconds = "ns";
    public const string BytesPerNanosecond = "bytes/ns";

    /// <summary>Whether more is cheaper: a bandwidth.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsBandwidth => Unit == BytesPerNanosecond;

    /// <summary>The primitives of some results or of a stored card, checked.</summary>
    /// <param name="file">For messages.</param>
    /// <param name="position">Where in the file they stand, such as <c>$.environment.primitives</c>.</param>
    /// <param name="primitives">What stands there.</param>
    /// <exception cref="UnreadableInputException">An empty or repeated name, an unknown unit, or limits that are none.</exception>
    public static void Check(string file, string position, IReadOnlyList<Primitive> primitives)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        for (int i = 0; i < primitives.Count; i++)
        {
            Primitive p = primitives[i];
            string at = $"{position}[{i}]";
            if (p.Name.Length == 0 || !seen.Add(p.Name))
                throw new UnreadableInputException(file, $"{at}.name", $"it is '{p.Name}'; each primitive of a card has a name, and stands once.");
            if (p.Unit is not (Nanoseconds or BytesPerNanosecond))
                throw new UnreadableInputException(file, $"{at}.unit", $"it is '{p.Unit}'; a price is in {Nanoseconds} or {BytesPerNanosecond}.");
            if (!(p.Lower >= 0 && p.Lower <= p.Estimate && p.Estimate <= p.Upper && double.IsFinite(p.Upper)))
                throw new UnreadableInputException(file, at, $"the limits of '{p.Name}' are {p.Lower} … {p.Estimate} … {p.Upper}; they ascend from 0 on and are finite.");
        }
    }
}
