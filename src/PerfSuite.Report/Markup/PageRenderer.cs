using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace PerfSuite.Report.Markup;

/// <summary>Renders components to text, with the framework's own renderer and encoder.</summary>
public static class PageRenderer
{
    /// <summary>Renders one component.</summary>
    /// <typeparam name="TComponent">The component.</typeparam>
    /// <param name="parameters">Its parameters by name.</param>
    public static string Render<TComponent>(params IEnumerable<(string Name, object? Value)> parameters)
        where TComponent : IComponent
    {
        using ServiceProvider services = new ServiceCollection()
            .AddSingleton(HtmlEncoder.Create(UnicodeRanges.All)).BuildServiceProvider();
        using HtmlRenderer renderer = new(services, NullLoggerFactory.Instance);
        Dictionary<string, object?> named = parameters.ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal);
        return renderer.Dispatcher.InvokeAsync(async () =>
        {
            using LeanWriter lean = new();
            (await renderer.RenderComponentAsync<TComponent>(ParameterView.FromDictionary(named))).WriteHtmlTo(lean);
            return lean.ToString();
        }).GetAwaiter().GetResult();
    }
}
