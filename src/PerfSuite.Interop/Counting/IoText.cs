using System.Buffers.Text;

namespace PerfSuite.Interop;

/// <summary>The seven rows of /proc/PID/io, read without allocating.</summary>
internal ref struct IoText(ReadOnlySpan<byte> text)
{
    private ReadOnlySpan<byte> _rest = text;

    internal static ProcessIo Parse(ReadOnlySpan<byte> text)
    {
        var rows = new IoText(text);
        return new ProcessIo(
            rows.Next("rchar: "u8),
            rows.Next("wchar: "u8),
            rows.Next("syscr: "u8),
            rows.Next("syscw: "u8),
            rows.Next("read_bytes: "u8),
            rows.Next("write_bytes: "u8),
            rows.Next("cancelled_write_bytes: "u8));
    }

    // The kernel has written the rows in this order since 2.6.20.
    private long Next(ReadOnlySpan<byte> row)
    {
        if (!_rest.StartsWith(row)
            || !Utf8Parser.TryParse(_rest[row.Length..], out long value, out var digits)
            || _rest.Length == row.Length + digits
            || _rest[row.Length + digits] != (byte)'\n')
            throw Malformed(row, _rest);
        _rest = _rest[(row.Length + digits + 1)..];
        return value;
    }

    private static InvalidDataException Malformed(ReadOnlySpan<byte> row, ReadOnlySpan<byte> rest) => new(
        $"/proc/PID/io: expected \"{System.Text.Encoding.UTF8.GetString(row)}NUMBER\" and a line end, " +
        $"found \"{System.Text.Encoding.UTF8.GetString(rest[..Math.Min(rest.Length, 60)])}\"");
}
