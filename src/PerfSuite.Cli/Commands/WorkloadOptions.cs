using System.CommandLine;
using System.CommandLine.Parsing;
using PerfSuite.Judging.Records;

namespace PerfSuite.Cli.Commands;

/// <summary>A workload as it is given on the command line. What nobody can read is refused while parsing.</summary>
internal sealed class WorkloadOptions
{
    private const int LongestRead = 1 << 30;

    private readonly Option<long?> fileSize = Size("--file-size", "Size of the file, such as 16MiB.", long.MaxValue, required: true);
    private readonly Option<long?> readSize = Size("--read-size", "Size of a read, such as 4KiB.", LongestRead, required: true);
    private readonly Option<long?> memory = Size("--memory", "Memory that can hold the file; a larger file does not stay cached. [enough]", long.MaxValue);
    private readonly Option<int> passes = Number("--passes", 1, 1_000_000, "How often the whole file is read while it is open.");
    private readonly Option<BlockOrder> order = new("--order") { Description = "Sequential or Random.", DefaultValueFactory = _ => BlockOrder.Sequential };

    /// <summary>Among how many threads the reads are divided.</summary>
    public Option<int> Threads { get; } = Number("--threads", 1, 1024, "Among how many threads the reads are divided.");

    /// <summary>What is cached before the file is opened.</summary>
    public Option<CacheState> State { get; } = new("--state") { Description = "Warm (cached) or Cold.", DefaultValueFactory = _ => CacheState.Warm };

    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { fileSize, readSize, passes, order, Threads, State, memory })
            command.Add(option);
    }

    /// <summary>The workload that was asked for.</summary>
    public ReadWorkload Read(ParseResult parsed) => new(parsed.GetValue(fileSize)!.Value, (int)Math.Min(parsed.GetValue(readSize)!.Value, parsed.GetValue(fileSize)!.Value),
        parsed.GetValue(passes), parsed.GetValue(order), parsed.GetValue(State), parsed.GetValue(Threads));

    /// <summary>Whether the file is larger than the memory that was named.</summary>
    public bool ExceedsMemory(ParseResult parsed) => parsed.GetValue(memory) is { } bytes && parsed.GetValue(fileSize) > bytes;

    /// <summary>A whole number from 1 on.</summary>
    public static Option<int> Number(string name, int standard, int most, string description)
    {
        Option<int> option = new(name) { HelpName = "N", Description = $"{description} [{standard}]", DefaultValueFactory = _ => standard };
        option.Require(number => number >= 1 && number <= most, $"from 1 to {most}");
        return option;
    }

    private static Option<long?> Size(string name, string description, long most, bool required = false) => new(name)
    {
        HelpName = "SIZE",
        Description = description,
        Required = required,
        CustomParser = result => SizeOf(result, name, most),
    };

    private static long? SizeOf(ArgumentResult result, string name, long most)
    {
        if (ByteSize.TryParse(result.Tokens[0].Value, out long bytes) && bytes <= most)
            return bytes;
        result.AddError($"{name} is '{result.Tokens[0].Value}'; it is a number above 0 with or without KiB, MiB or GiB"
            + (most < long.MaxValue ? $", at most {ByteSize.Text(most)}." : "."));
        return null;
    }
}
