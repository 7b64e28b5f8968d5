using System.Text;
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
            Unindented((await renderer.RenderComponentAsync<TComponent>(ParameterView.FromDictionary(named))).ToHtmlString())).GetAwaiter().GetResult();
    }

    /// <summary>Without the indentation of the components' sources: it is a tenth of the page.</summary>
    private static string Unindented(string html)
    {
        StringBuilder lean = new(html.Length);
        bool atStart = false;
        foreach (char c in html)
        {
            atStart = c == '\n' || (atStart && c == ' ');
            if (c == '\n' ? lean.Length > 0 && lean[^1] != '\n' : !atStart)
                lean.Append(c);
        }

        return lean.ToString();
    }
}
