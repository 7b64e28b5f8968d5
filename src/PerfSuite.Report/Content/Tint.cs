namespace PerfSuite.Report.Content;

/// <summary>Style of a tile that shows a ratio: <c>m1</c> to <c>m3</c> where mapping wins, <c>c1</c> to <c>c3</c> where calls win, the clearer the higher.</summary>
internal static class Tint
{
    public const string Even = "even";

    private const double Clear = 1.25;
    private const double Large = 2;

    /// <param name="ratio">Above 1 where mapping wins.</param>
    public static string Of(double ratio) => Math.Max(ratio, 1 / ratio) is var factor && factor >= Large ? Side(ratio) + "3" : factor >= Clear ? Side(ratio) + "2" : Side(ratio) + "1";

    private static string Side(double ratio) => ratio > 1 ? "m" : "c";
}
