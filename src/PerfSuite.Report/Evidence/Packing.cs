using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace PerfSuite.Report.Evidence;

/// <summary>
/// Results as bytes: gzip around a count of columns, their heads (count, decimals, centre), four planes of bytes (all lowest bytes of all
/// offsets first), and the skeleton as UTF-8. Whole numbers are little-endian. The page's script reads the same (evidence.js).
/// </summary>
internal static class Packing
{
    private const int HeadBytes = 16;
    private const int Planes = 4;

    /// <summary>No results file is larger.</summary>
    private const long LargestBytes = Judging.Storage.ResultsFile.LargestBytes;

    public static byte[] Pack(string json)
    {
        Skeleton skeleton = Skeleton.Of(json);
        using MemoryStream packed = new();
        using (GZipStream gzip = new(packed, CompressionLevel.SmallestSize))
        {
            gzip.Write(Heads(skeleton.Columns));
            gzip.Write(PlanesOf(skeleton.Columns));
            gzip.Write(Encoding.UTF8.GetBytes(skeleton.Text));
        }

        return packed.ToArray();
    }

    /// <exception cref="InvalidDataException">The bytes are not what <see cref="Pack"/> gives.</exception>
    public static string Unpack(byte[] packed)
    {
        byte[] bytes = Inflate(packed);
        int count = (int)Within(bytes.Length >= 4 ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : uint.MaxValue, (bytes.Length - 4) / HeadBytes);
        int[] lengths = [.. Enumerable.Range(0, count).Select(i => BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(4 + (i * HeadBytes))))];
        long total = lengths.Sum(n => (long)n);
        int planes = 4 + (count * HeadBytes);
        Within(lengths.Any(n => n < 0) ? long.MaxValue : total, (bytes.Length - planes) / Planes);
        NumberColumn[] columns = new NumberColumn[count];
        for (int i = 0, first = 0; i < count; first += lengths[i++])
            columns[i] = Column(bytes.AsSpan(4 + (i * HeadBytes), HeadBytes), bytes.AsSpan(planes, (int)total * Planes), first, lengths[i]);
        return new Skeleton(Encoding.UTF8.GetString(bytes.AsSpan(planes + ((int)total * Planes))), columns).Joined();
    }

    private static byte[] Heads(IReadOnlyList<NumberColumn> columns)
    {
        byte[] heads = new byte[4 + (columns.Count * HeadBytes)];
        BinaryPrimitives.WriteInt32LittleEndian(heads, columns.Count);
        for (int i = 0; i < columns.Count; i++)
        {
            Span<byte> head = heads.AsSpan(4 + (i * HeadBytes), HeadBytes);
            BinaryPrimitives.WriteInt32LittleEndian(head, columns[i].Offsets.Length);
            BinaryPrimitives.WriteInt32LittleEndian(head[4..], columns[i].Decimals);
            BinaryPrimitives.WriteInt64LittleEndian(head[8..], columns[i].Centre);
        }

        return heads;
    }

    private static byte[] PlanesOf(IReadOnlyList<NumberColumn> columns)
    {
        int total = columns.Sum(c => c.Offsets.Length), at = 0;
        byte[] planes = new byte[total * Planes];
        foreach (uint offset in columns.SelectMany(c => c.Offsets))
        {
            for (int plane = 0; plane < Planes; plane++)
                planes[(plane * total) + at] = (byte)(offset >> (8 * plane));
            at++;
        }

        return planes;
    }

    private static NumberColumn Column(ReadOnlySpan<byte> head, ReadOnlySpan<byte> planes, int first, int length)
    {
        int total = planes.Length / Planes;
        uint[] offsets = new uint[length];
        for (int i = 0; i < length; i++)
            for (int plane = 0; plane < Planes; plane++)
                offsets[i] |= (uint)planes[(plane * total) + first + i] << (8 * plane);
        return new NumberColumn(BinaryPrimitives.ReadInt32LittleEndian(head[4..]), BinaryPrimitives.ReadInt64LittleEndian(head[8..]), offsets);
    }

    private static byte[] Inflate(byte[] packed)
    {
        using MemoryStream bytes = new();
        using GZipStream gzip = new(new MemoryStream(packed), CompressionMode.Decompress);
        byte[] buffer = new byte[1 << 16];
        for (int read; (read = gzip.Read(buffer)) > 0;)
        {
            bytes.Write(buffer, 0, read);
            Within(bytes.Length, LargestBytes);
        }

        return bytes.ToArray();
    }

    private static long Within(long count, long most) => count <= most ? count
        : throw new InvalidDataException($"a count of {count} was found where at most {most} can be.");
}
