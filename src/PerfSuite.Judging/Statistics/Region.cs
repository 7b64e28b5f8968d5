using System.Globalization;

namespace PerfSuite.Judging.Statistics;

/// <summary>The open range of values for which a claim is true, such as "above 1" or "between 2 and 6".</summary>
/// <param name="Above">Every value of the region is above this; <see cref="double.NegativeInfinity"/> where there is no such limit.</param>
/// <param name="Below">Every value of the region is below this; <see cref="double.PositiveInfinity"/> where there is no such limit.</param>
public readonly record struct Region(double Above, double Below)
{
    public double Above { get; } = double.IsNaN(Above) || !(Above < Below)
        ? throw new ArgumentOutOfRangeException(nameof(Above), Above, $"The lower limit of a region must be below its upper limit {Below}.")
        : Above;

    /// <summary>No limit.</summary>
    public static Region Any { get; } = new(double.NegativeInfinity, double.PositiveInfinity);

    public static Region Over(double limit) => new(limit, double.PositiveInfinity);

    public static Region Under(double limit) => new(double.NegativeInfinity, limit);

    public static Region Between(double above, double below) => new(above, below);

    /// <summary>Whether the whole interval lies inside.</summary>
    public bool Contains(Interval interval) => interval.Lower > Above && interval.Upper < Below;

    /// <summary>Whether the whole interval lies outside, on one side.</summary>
    public bool Excludes(Interval interval) => interval.Upper <= Above || interval.Lower >= Below;

    public override string ToString() => (double.IsFinite(Above), double.IsFinite(Below)) switch
    {
        (true, true) => string.Create(CultureInfo.InvariantCulture, $"between {Above:0.###} and {Below:0.###}"),
        (true, false) => string.Create(CultureInfo.InvariantCulture, $"above {Above:0.###}"),
        (false, true) => string.Create(CultureInfo.InvariantCulture, $"below {Below:0.###}"),
        _ => "any",
    };
}
