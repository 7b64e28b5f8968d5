using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using PerfSuite.Judging.Records;

namespace PerfSuite.Judging.Storage;

/// <summary>Whole-file reading and writing with messages that name file and position.</summary>
public static class TextFile
{
    /// <summary>The text of a file.</summary>
    /// <exception cref="UnreadableInputException">As <see cref="ReadUtf8"/>.</exception>
    public static string Read(string file, long largestBytes) => Encoding.UTF8.GetString(ReadUtf8(file, largestBytes).Span);

    /// <summary>The text of a file in UTF-8, as JSON is read from.</summary>
    /// <exception cref="UnreadableInputException">Missing, unreadable, empty, no regular file, too large, or not UTF-8.</exception>
    public static ReadOnlyMemory<byte> ReadUtf8(string file, long largestBytes)
    {
        try
        {
            FileInfo info = new(file);
            if (Directory.Exists(file))
                throw new UnreadableInputException(file, "", "this is a folder; a file was expected.");
            if (!info.Exists)
                throw new UnreadableInputException(file, "", "no such file. Check the path, or measure first with `perfsuite run`.");
            FileInfo real = File.ResolveLinkTarget(file, returnFinalTarget: true) is { } target ? new FileInfo(target.FullName) : info;
            if (!real.Exists || real.Length == 0)
                throw new UnreadableInputException(file, "", "it is empty, or no regular file: pipes and devices, which have no length, are not opened. Save what they give to a file.");
            if (real.Length > largestBytes)
                throw new UnreadableInputException(file, "", $"{real.Length} bytes are more than the {largestBytes} that such a file may have.");
            ReadOnlyMemory<byte> bytes = Bytes(file, real.Length);
            if (!Utf8.IsValid(bytes.Span))
                new UTF8Encoding(false, throwOnInvalidBytes: true).GetCharCount(bytes.Span); // Says where.
            return bytes.Span.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes;
        }
        catch (DecoderFallbackException e)
        {
            throw new UnreadableInputException(file, $"byte {e.Index}", "this is not UTF-8 text.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnreadableInputException(file, "", $"cannot be read: {e.Message}", e);
        }
    }

    /// <summary>As many bytes as the file had when it was asked: one that grows meanwhile is not read further.</summary>
    private static ReadOnlyMemory<byte> Bytes(string file, long length)
    {
        using FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
        byte[] bytes = new byte[length];
        return bytes.AsMemory(0, stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false));
    }

    /// <summary>Deserializes JSON; a failure names line, column and JSON path.</summary>
    /// <exception cref="UnreadableInputException">Not JSON, of another shape, or a constructor refused a value.</exception>
    public static T Deserialize<T>(string file, ReadOnlySpan<byte> utf8)
    {
        try
        {
            T read = JsonSerializer.Deserialize<T>(utf8, ResultsJson.Options)
                ?? throw new UnreadableInputException(file, "line 1", "the file holds nothing but null.");
            long at = JsonNulls.FirstMisplaced(utf8);
            return at < 0 ? read : throw new UnreadableInputException(file, Place(utf8[..(int)at]), "here stands null where a value is expected.");
        }
        catch (JsonException e)
        {
            throw Malformed(file, e);
        }
        catch (ArgumentException e)
        {
            throw new UnreadableInputException(file, "", e.Message, e);
        }
    }

    /// <summary>What stands under a name in a JSON object, as it stands there; null where the name is missing, or the text is no object. What comes after it is not looked at.</summary>
    /// <exception cref="UnreadableInputException">Not JSON as far as that.</exception>
    public static JsonNode? Member(string file, ReadOnlySpan<byte> utf8, string name)
    {
        try
        {
            Utf8JsonReader reader = new(utf8);
            bool isObject = reader.Read() && reader.TokenType == JsonTokenType.StartObject;
            while (isObject && reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals(name))
                    return Checked(JsonNode.Parse(ref reader));
                reader.Skip();
            }

            return null;
        }
        catch (JsonException e)
        {
            throw Malformed(file, e);
        }
        catch (InvalidOperationException e)
        {
            throw new UnreadableInputException(file, name, e.Message, e); // Half a pair of surrogates, which is no text.
        }
    }

    /// <summary>A node reads its text when it is asked for it.</summary>
    private static JsonNode? Checked(JsonNode? node)
    {
        if (node?.GetValueKind() == JsonValueKind.String)
            node.GetValue<string>();
        return node;
    }

    private static UnreadableInputException Malformed(string file, JsonException e)
    {
        string path = string.IsNullOrEmpty(e.Path) || e.Path == "$" ? "" : $" ({e.Path})";
        return new(file, $"line {e.LineNumber + 1}, column {e.BytePositionInLine + 1}{path}", Sentence(e.Message), e);
    }

    private static string Place(ReadOnlySpan<byte> before) => $"line {before.Count((byte)'\n') + 1}, column {before.Length - before.LastIndexOf((byte)'\n')}";

    /// <summary>Writes a file whole or not at all: beside it, flushed to the device, then renamed.</summary>
    /// <exception cref="IOException">The file cannot be written; an earlier file of that name is untouched.</exception>
    public static void Write(string file, string text)
    {
        string full = Path.GetFullPath(file);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        string fresh = $"{full}.{Guid.NewGuid():N}.new";
        try
        {
            // A name that nobody can foresee, and made new: nothing is written through a link that was put there before.
            using (FileStream stream = new(fresh, FileMode.CreateNew, FileAccess.Write))
            {
                stream.Write(Encoding.UTF8.GetBytes(text));
                stream.Flush(flushToDisk: true);
            }

            File.Move(fresh, full, overwrite: true);
        }
        finally
        {
            File.Delete(fresh);
        }
    }

    /// <summary>The serializer appends path and line to its messages; they stand before the message here.</summary>
    private static string Sentence(string message)
    {
        int tail = message.IndexOf(" Path: $", StringComparison.Ordinal);
        int line = message.IndexOf(" LineNumber: ", StringComparison.Ordinal);
        int end = tail >= 0 ? tail : line >= 0 ? line : message.Length;
        return message[..end];
    }
}
