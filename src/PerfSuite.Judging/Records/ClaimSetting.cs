using System.Text.Json.Serialization;

namespace PerfSuite.Judging.Records;

/// <summary>The setting in which a claim's source has it, and what the suite chose. What the source does not say is <see cref="NotStated"/>.</summary>
/// <param name="Size">Sizes of files and mappings.</param>
/// <param name="Coverage">How much of them is visited.</param>
/// <param name="Order">In which order.</param>
/// <param name="Clock">What lies inside the clock.</param>
/// <param name="Buffer">Where the data goes, and in blocks of what size.</param>
/// <param name="Advice">What the kernel is told of the access to come.</param>
/// <param name="CacheState">What of the file is in the page cache before.</param>
/// <param name="Choice">What the suite chose where the source says nothing or where the suite differs, and why.</param>
public sealed record ClaimSetting(string Size, string Coverage, string Order, string Clock, string Buffer, string Advice, string CacheState, string Choice)
{
    public const string NotStated = "not stated";

    /// <summary>What the source may state, by name.</summary>
    [JsonIgnore]
    public IReadOnlyList<(string Aspect, string Source)> Aspects =>
        [("size", Size), ("coverage", Coverage), ("order", Order), ("clock", Clock), ("buffer", Buffer), ("advice", Advice), ("cache state", CacheState)];
}
