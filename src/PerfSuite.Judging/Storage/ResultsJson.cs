using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using PerfSuite.Judging.Statistics;

namespace PerfSuite.Judging.Storage;

/// <summary>How results and baselines are written as JSON: camelCase names, enums by name, numbers finite, nothing missing.</summary>
public static class ResultsJson
{
    /// <summary>Options of the results file: indented, arrays of numbers on one line by <see cref="NumberListConverter"/>.</summary>
    public static JsonSerializerOptions Options { get; } = Build();

    private static JsonSerializerOptions Build()
    {
        JsonSerializerOptions options = new(JsonSerializerDefaults.Web)
        {
            WriteIndented = true,
            PropertyNameCaseInsensitive = false,
            AllowDuplicateProperties = false,
            NumberHandling = JsonNumberHandling.Strict,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
            NewLine = "\n",
        };
        options.Converters.Add(new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false));
        options.Converters.Add(new NumberListConverter());
        options.Converters.Add(new ParameterConverter());
        options.Converters.Add(new IntervalConverter());
        options.Converters.Add(new RegionConverter());
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    /// <summary>An interval as files keep it: seven digits of the estimate and the limits; the confidence with those that reach the same
    /// limits again from the samples.</summary>
    public static Interval AsWritten(Interval interval)
    {
        const int digits = 7, ofConfidence = 12;
        return new Interval(Significant.Digits(interval.Estimate, digits), Significant.Digits(interval.Lower, digits),
            Significant.Digits(interval.Upper, digits), Significant.Digits(interval.Confidence, ofConfidence));
    }

    /// <summary>Reads the members of a JSON object as numbers; any other member is passed over.</summary>
    internal static Dictionary<string, double?> ReadNumbers(ref Utf8JsonReader reader, string what)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException($"{what} is an object, but here stands {reader.TokenType}.");
        Dictionary<string, double?> numbers = new(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = reader.GetString()!;
            reader.Read();
            if (reader.TokenType is JsonTokenType.Number)
                numbers[name] = reader.GetDouble();
            else if (reader.TokenType is JsonTokenType.Null)
                numbers[name] = null;
            else
                throw new JsonException($"'{name}' of {what} is a number, but here stands {reader.TokenType}.");
        }

        return numbers;
    }
}

/// <summary>An interval as <c>{estimate, lower, upper, confidence}</c>.</summary>
internal sealed class IntervalConverter : JsonConverter<Interval>
{
    public override Interval Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        Dictionary<string, double?> n = ResultsJson.ReadNumbers(ref reader, "an interval");
        double Required(string name) => n.GetValueOrDefault(name) ?? throw new JsonException($"An interval lacks the number '{name}'.");
        try
        {
            return new Interval(Required("estimate"), Required("lower"), Required("upper"), Required("confidence"));
        }
        catch (ArgumentOutOfRangeException e)
        {
            throw new JsonException(e.Message, e);
        }
    }

    public override void Write(Utf8JsonWriter writer, Interval value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        Interval written = ResultsJson.AsWritten(value);
        writer.WriteNumber("estimate", written.Estimate);
        writer.WriteNumber("lower", written.Lower);
        writer.WriteNumber("upper", written.Upper);
        writer.WriteNumber("confidence", written.Confidence);
        writer.WriteEndObject();
    }
}

/// <summary>A region as <c>{above, below}</c>; a missing or null limit is no limit.</summary>
internal sealed class RegionConverter : JsonConverter<Region>
{
    public override Region Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        Dictionary<string, double?> n = ResultsJson.ReadNumbers(ref reader, "a region");
        try
        {
            return new Region(n.GetValueOrDefault("above") ?? double.NegativeInfinity, n.GetValueOrDefault("below") ?? double.PositiveInfinity);
        }
        catch (ArgumentOutOfRangeException e)
        {
            throw new JsonException(e.Message, e);
        }
    }

    public override void Write(Utf8JsonWriter writer, Region value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        if (double.IsFinite(value.Above))
            writer.WriteNumber("above", value.Above);
        if (double.IsFinite(value.Below))
            writer.WriteNumber("below", value.Below);
        writer.WriteEndObject();
    }
}

/// <summary>A list of numbers on one line, however the rest is indented: samples stay readable in a review.</summary>
internal sealed class NumberListConverter : JsonConverter<IReadOnlyList<double>>
{
    public override IReadOnlyList<double> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            throw new JsonException($"A list of numbers was expected, but here stands {reader.TokenType}.");
        List<double> values = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            values.Add(reader.TokenType == JsonTokenType.Number ? reader.GetDouble()
                : throw new JsonException($"Value {values.Count + 1} of a list of numbers is a {reader.TokenType}."));
        return values;
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<double> value, JsonSerializerOptions options) =>
        writer.WriteRawValue($"[{string.Join(", ", value.Select(v => v.ToString("R", System.Globalization.CultureInfo.InvariantCulture)))}]");
}

/// <summary>A parameter: a number, a word or a yes/no; nothing nested.</summary>
internal sealed class ParameterConverter : JsonConverter<object>
{
    public override object Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Number when reader.TryGetInt64(out long whole) => whole,
        JsonTokenType.Number => reader.GetDouble(),
        JsonTokenType.String => reader.GetString()!,
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => throw new JsonException($"A parameter is a number, a text or a boolean, but here stands {reader.TokenType}."),
    };

    public override void Write(Utf8JsonWriter writer, object value, JsonSerializerOptions options)
    {
        switch (value)
        {
            case bool yes: writer.WriteBooleanValue(yes); break;
            case int or long or short or byte: writer.WriteNumberValue(Convert.ToInt64(value)); break;
            case double number: writer.WriteNumberValue(number); break;
            case string text: writer.WriteStringValue(text); break;
            default: throw new NotSupportedException($"A parameter of type {value.GetType()} cannot be recorded; use a number, a text or a boolean.");
        }
    }
}
