namespace PerfSuite.Interop.Tests;

/// <summary>A folder of its own for each test, removed with all that is in it. On a disk, not in /tmp's possible tmpfs.</summary>
public sealed class TempFolder : IDisposable
{
    public TempFolder() => Directory.CreateDirectory(Folder);

    public string Folder { get; } = Path.Combine(AppContext.BaseDirectory, $"temporary-{Guid.NewGuid():N}");

    public string this[string name] => Path.Combine(Folder, name);

    /// <summary>A file of the given length whose byte at i is i * 31 + 7, modulo 256.</summary>
    public string File(string name, long bytes)
    {
        var content = new byte[bytes];
        for (var i = 0; i < content.Length; i++)
            content[i] = ByteOf(i);
        System.IO.File.WriteAllBytes(this[name], content);
        return this[name];
    }

    public static byte ByteOf(long offset) => unchecked((byte)(offset * 31 + 7));

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
