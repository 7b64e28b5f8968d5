using System.Buffers;
using System.Text;

namespace PerfSuite.Report.Markup;

/// <summary>
/// Markup without what HTML lets one leave out: optional tags, quotation marks around simple values, the long form of empty SVG
/// elements, white space between blocks, escapes of plus signs, groups of SVG that have no attribute (Razor wants one around text). Text is encoded, so that what looks like a tag is one; scripts and styles stay as they are.
/// Source: HTML Living Standard, 13.1.2.3 "Attributes", 13.1.2.4 "Optional tags".
/// </summary>
internal sealed class LeanMarkup
{
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> OptionalEnds =
        new HashSet<string>(["td", "th", "tr", "dt", "dd", "li"], StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Tags, some of them end tags, before which a paragraph ends by itself, if there can be one, and white space is nothing.</summary>
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> BlockTags =
        new HashSet<string>(["p", "div", "dl", "ul", "ol", "table", "figure", "details", "section", "article", "h2", "h3", "h4", "thead", "tr", "th", "td", "dt", "dd", "li", "rect", "/div", "/figure", "/details", "/section", "/article"],
            StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> EmptyElements =
        new HashSet<string>(["rect", "use", "path", "circle", "line"], StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly SearchValues<char> Simple =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.,%#-");

    private readonly StringBuilder lean;

    /// <summary>For each open group, whether it is kept.</summary>
    private readonly Stack<bool> groups = new();

    private LeanMarkup(int capacity) => lean = new StringBuilder(capacity);

    public static string Of(ReadOnlySpan<char> page)
    {
        LeanMarkup markup = new(page.Length);
        for (int tag; (tag = page.IndexOf('<')) >= 0;)
        {
            ReadOnlySpan<char> text = page[..tag];
            page = page[tag..];
            if (!text.IsWhiteSpace() || !(IsBlock(page) || page.StartsWith("<svg")))
                markup.Text(text);
            page = page[markup.Tag(page)..];
        }

        return markup.Text(page).lean.ToString();
    }

    /// <summary>The encoder escapes plus signs, too, which mean nothing here.</summary>
    private LeanMarkup Text(ReadOnlySpan<char> text)
    {
        lean.Append(text.ToString().Replace("&#x2B;", "+", StringComparison.Ordinal));
        return this;
    }

    /// <summary>Writes what begins with a tag.</summary>
    /// <returns>How much of the markup that was.</returns>
    private int Tag(ReadOnlySpan<char> markup)
    {
        int length = markup.IndexOf('>') + 1;
        ReadOnlySpan<char> tag = markup[..length];
        if (tag.StartsWith("</"))
        {
            lean.Append(Means(tag, markup[length..]) ? tag : default);
            return length;
        }

        ReadOnlySpan<char> name = tag[1..tag.IndexOfAny(' ', '>')];
        if (name is "script" or "style")
            return Raw(markup, name);
        if (name is "g")
            groups.Push(length > "<g>".Length);
        bool empty = EmptyElements.Contains(name) && EndsAtOnce(markup[length..], name);
        if (name is not "g" || groups.Peek())
            Attributes(tag[..^1]).Append(!empty ? ">" : tag.Contains('=') && lean[^1] != '"' ? " />" : "/>");
        return empty ? length + name.Length + 3 : length;
    }

    private bool Means(ReadOnlySpan<char> endTag, ReadOnlySpan<char> rest) => endTag switch
    {
        "</g>" => groups.Pop(),
        "</p>" => !IsBlock(rest.TrimStart()),
        _ => !OptionalEnds.Contains(endTag[2..^1]),
    };

    /// <summary>Whether what follows begins with a tag that ends a paragraph, and before which white space is nothing.</summary>
    private static bool IsBlock(ReadOnlySpan<char> markup) => markup.StartsWith('<') && markup.IndexOfAny(' ', '>') is > 0 and var end && BlockTags.Contains(markup[1..end]);

    private static bool EndsAtOnce(ReadOnlySpan<char> markup, ReadOnlySpan<char> name) =>
        markup.StartsWith("</") && markup[2..].StartsWith(name) && markup[(2 + name.Length)..].StartsWith(">");

    private int Raw(ReadOnlySpan<char> markup, ReadOnlySpan<char> name)
    {
        int length = markup.IndexOf($"</{name}>");
        lean.Append(markup[..length]);
        return length;
    }

    /// <param name="tag">Without its end. A slash that follows needs a space before it where the last value has no quotation marks, or it would belong to that.</param>
    private StringBuilder Attributes(ReadOnlySpan<char> tag)
    {
        for (int at; (at = tag.IndexOf("=\"")) >= 0;)
        {
            ReadOnlySpan<char> value = tag[(at + 2)..];
            value = value[..value.IndexOf('"')];
            int end = at + value.Length + 3;
            bool simple = value.Length > 0 && !value.ContainsAnyExcept(Simple) && (end == tag.Length || tag[end] == ' ');
            lean.Append(tag[..(at + 1)]).Append(simple ? value : tag[(at + 1)..end]);
            tag = tag[end..];
        }

        return lean.Append(tag);
    }
}
