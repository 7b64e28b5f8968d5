using System.Globalization;
using System.Reflection;
using BenchmarkDotNet.Attributes;

namespace PerfSuite.Catalogue;

/// <summary>Values of a class's <c>[Params]</c>, <c>[ParamsSource]</c> and <c>[ParamsAllValues]</c> members: one case.</summary>
/// <param name="Values">Member and value, in the order of declaration.</param>
public sealed record ParameterCombination(IReadOnlyList<(PropertyInfo Member, object Value)> Values)
{
    /// <summary>All combinations, the first parameter varying slowest.</summary>
    public static IEnumerable<ParameterCombination> AllOf(Type type)
    {
        IEnumerable<ParameterCombination> combinations = [new([])];
        foreach (PropertyInfo member in MembersOf(type))
            combinations = combinations.SelectMany(c => ValuesOf(type, member)!.Select(v => new ParameterCombination([.. c.Values, (member, v)])));
        return combinations;
    }

    /// <summary>The combination that an instance has been given.</summary>
    public static ParameterCombination Of(object instance) => new(
        [.. MembersOf(instance.GetType()).Select(m => (m, m.GetValue(instance)!))]);

    public void ApplyTo(object instance)
    {
        foreach ((PropertyInfo member, object value) in Values)
            member.SetValue(instance, value);
    }

    /// <summary>The values as they are recorded: camelCase names, numbers as numbers, everything else as text.</summary>
    public IReadOnlyDictionary<string, object> Recorded => Values.ToDictionary(
        v => Camel(v.Member.Name), v => v.Value is int or long or double or bool or string ? v.Value : Text(v.Value), StringComparer.Ordinal);

    /// <summary>The case's name, such as <c>blockKiB=4</c>; empty where there are no parameters.</summary>
    public override string ToString() => string.Join(", ", Values.Select(v => $"{Camel(v.Member.Name)}={Text(v.Value)}"));

    private static IEnumerable<PropertyInfo> MembersOf(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(p => ValuesOf(type, p) is not null).OrderBy(p => p.MetadataToken);

    private static object[]? ValuesOf(Type type, PropertyInfo member) =>
        member.GetCustomAttribute<ParamsAttribute>() is { } listed ? [.. listed.Values.Select(v => v!)]
        : member.GetCustomAttribute<ParamsSourceAttribute>() is { } source ? Sourced(type, source.Name)
        : member.IsDefined(typeof(ParamsAllValuesAttribute)) ? [.. Enum.GetValues(member.PropertyType).Cast<object>()]
        : null;

    private static object[] Sourced(Type type, string name)
    {
        PropertyInfo source = type.GetProperty(name, BindingFlags.Public | BindingFlags.Static | BindingFlags.FlattenHierarchy)
            ?? throw new InvalidOperationException($"{type}: the source '{name}' of a parameter must be a public static property.");
        return [.. ((System.Collections.IEnumerable)source.GetValue(null)!).Cast<object>()];
    }

    private static string Text(object value) => value is Enum ? Camel(value.ToString()!) : Convert.ToString(value, CultureInfo.InvariantCulture)!;

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
