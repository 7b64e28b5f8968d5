using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace PerfSuite.Report.Markup;

/// <summary>A script element. Razor refuses to write one, because a live page would not run it; this page is written once, and its browser does.</summary>
public sealed class InlineScript : ComponentBase
{
    /// <summary>Content as it is: a script of this assembly, or packed evidence, which holds no tag.</summary>
    [Parameter, EditorRequired]
    public required string Content { get; set; }

    /// <summary>Type of data that is not to be run; null for a script.</summary>
    [Parameter]
    public string? Type { get; set; }

    [Parameter]
    public string? Id { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "script");
        builder.AddAttribute(1, "type", Type);
        builder.AddAttribute(2, "id", Id);
        builder.AddMarkupContent(3, Content);
        builder.CloseElement();
    }
}
