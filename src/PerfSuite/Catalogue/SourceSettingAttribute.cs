using PerfSuite.Judging.Records;

namespace PerfSuite.Catalogue;

/// <summary>The setting in which a claim's source has it: only what the document, or its author's program, says. The rest stays "not stated".</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class SourceSettingAttribute : Attribute
{
    /// <summary>Sizes of files and mappings.</summary>
    public string Size { get; init; } = ClaimSetting.NotStated;

    /// <summary>How much of them is visited.</summary>
    public string Coverage { get; init; } = ClaimSetting.NotStated;

    /// <summary>In which order.</summary>
    public string Order { get; init; } = ClaimSetting.NotStated;

    /// <summary>What lies inside the clock.</summary>
    public string Clock { get; init; } = ClaimSetting.NotStated;

    /// <summary>Where the data goes, and in blocks of what size.</summary>
    public string Buffer { get; init; } = ClaimSetting.NotStated;

    /// <summary>What the kernel is told of the access to come.</summary>
    public string Advice { get; init; } = ClaimSetting.NotStated;

    /// <summary>What of the file is in the page cache before.</summary>
    public string CacheState { get; init; } = ClaimSetting.NotStated;

    /// <summary>What the suite chose where the source says nothing or where the suite differs, and why: one or two short sentences.</summary>
    public required string Choice { get; init; }

    internal ClaimSetting Setting => new(Size, Coverage, Order, Clock, Buffer, Advice, CacheState, Choice);
}
