namespace PerfSuite.Judging.Words;

/// <summary>What somebody may have meant.</summary>
public static class Nearest
{
    /// <summary><c> Did you mean 'run'?</c>, or nothing where no name is near.</summary>
    /// <param name="word">What was written.</param>
    /// <param name="names">What could be meant.</param>
    public static string Hint(string word, IEnumerable<string> names) =>
        names.Select(n => (Name: n, Distance: Distance(word, n))).Where(n => n.Distance <= Math.Max(1, word.Length / 3)).OrderBy(n => n.Distance).Select(n => $" Did you mean '{n.Name}'?").FirstOrDefault("");

    /// <summary>Letters to insert, remove or exchange (Levenshtein 1966).</summary>
    private static int Distance(string one, string other)
    {
        int[] above = [.. Enumerable.Range(0, other.Length + 1)];
        for (int i = 1; i <= one.Length; i++)
        {
            int[] row = new int[other.Length + 1];
            row[0] = i;
            for (int j = 1; j <= other.Length; j++)
                row[j] = Math.Min(Math.Min(row[j - 1], above[j]) + 1, above[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1));
            above = row;
        }

        return above[^1];
    }
}
