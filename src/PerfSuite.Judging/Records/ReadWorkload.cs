using System.Globalization;
using System.Text.Json.Serialization;

namespace PerfSuite.Judging.Records;

/// <summary>In which order the blocks of a file are read.</summary>
public enum BlockOrder
{
    Sequential,

    /// <summary>In one seeded permutation, each block once a pass.</summary>
    Random,
}

/// <summary>What the page cache holds of the file when it is opened.</summary>
public enum CacheState
{
    /// <summary>Every page.</summary>
    Warm,

    /// <summary>No page; what the first pass brings in is there for the next.</summary>
    Cold,
}

/// <summary>What a program does with a file: opens it, reads all its blocks some times, closes it.</summary>
/// <param name="FileBytes">Length of the file; above 0.</param>
/// <param name="ReadBytes">Length of a block, from 1 byte to 1 GiB; the last one may be shorter.</param>
/// <param name="Passes">How often the whole file is read while it is open.</param>
/// <param name="Order">In which order.</param>
/// <param name="State">What is cached before.</param>
/// <param name="Threads">Among how many threads the blocks are divided.</param>
public sealed record ReadWorkload(long FileBytes, int ReadBytes, int Passes, BlockOrder Order, CacheState State, int Threads = 1)
{
    private const int LongestRead = 1 << 30;

    public long FileBytes { get; init; } = FileBytes > 0 ? FileBytes : throw Bad(nameof(FileBytes), FileBytes, "above 0");

    public int ReadBytes { get; init; } = ReadBytes is > 0 and <= LongestRead ? ReadBytes : throw Bad(nameof(ReadBytes), ReadBytes, $"from 1 to {LongestRead}");

    public int Passes { get; init; } = Passes > 0 ? Passes : throw Bad(nameof(Passes), Passes, "above 0");

    public BlockOrder Order { get; init; } = Enum.IsDefined(Order) ? Order : throw Bad(nameof(Order), (int)Order, "Sequential or Random");

    public CacheState State { get; init; } = Enum.IsDefined(State) ? State : throw Bad(nameof(State), (int)State, "Warm or Cold");

    public int Threads { get; init; } = Threads is > 0 and <= 1024 ? Threads : throw Bad(nameof(Threads), Threads, "from 1 to 1024");

    /// <summary>How many blocks the file has.</summary>
    [JsonIgnore]
    public long Blocks => (FileBytes + ReadBytes - 1) / ReadBytes;

    /// <summary>Sizes with their units, such as <c>16 MiB by 4 KiB, random, 8 passes, warm, 1 thread</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{ByteSize.Text(FileBytes)} by {ByteSize.Text(ReadBytes)}, {Order.ToString().ToLowerInvariant()}, {Passes} {(Passes == 1 ? "pass" : "passes")}, "
        + $"{State.ToString().ToLowerInvariant()}, {Threads} {(Threads == 1 ? "thread" : "threads")}");

    private static ArgumentOutOfRangeException Bad(string name, long value, string allowed) => new(name, value, $"A workload's {name} is {allowed}.");
}
