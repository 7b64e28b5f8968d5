namespace PerfSuite.Judging.Words;

/// <summary>How many there are of something, in words.</summary>
public static class Count
{
    /// <summary><c>1 case</c>, <c>2 cases</c>.</summary>
    public static string Of(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";
}
