using System.CommandLine;
using System.Globalization;
using PerfSuite.Catalogue;
using PerfSuite.Running;

namespace PerfSuite.Cli.Commands;

/// <summary><c>--shard I/N</c>: one of the parts of a run.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Of">How many there are.</param>
internal sealed record ShardOption(int Number, int Of)
{
    public static Option<string?> Create() =>
        RunOptions.Text("--shard", "I/N", "Measures part I of N, which `perfsuite merge` joins. The same claims and N give the same parts, of about the same cost.");

    /// <exception cref="UsageException">It is not I/N with I from 1 to N.</exception>
    public static ShardOption? Read(string? text)
    {
        if (text is null)
            return null;
        return text.Split('/') is [var number, var of] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int i)
            && int.TryParse(of, NumberStyles.None, CultureInfo.InvariantCulture, out int n) && i >= 1 && i <= n
            ? new ShardOption(i, n) : throw new UsageException($"'{text}' is no part: --shard takes I/N, such as 1/4, with I from 1 to N.");
    }

    /// <exception cref="UsageException">The catalogue cannot be shared out among so many.</exception>
    public ShardPlan Plan(ClaimCatalogue catalogue)
    {
        IReadOnlyDictionary<string, double> usual = UsualWork.Seconds();
        double other = usual.Values.Average();
        try
        {
            return new ShardPlan([.. catalogue.Cases], Of, c => c.Source is null ? usual.GetValueOrDefault(c.Claim.Id, other) : 0);
        }
        catch (ArgumentOutOfRangeException e)
        {
            throw new UsageException(e.Message.Split('\n')[0].Replace($" (Parameter '{e.ParamName}')", "", StringComparison.Ordinal), e);
        }
    }
}
