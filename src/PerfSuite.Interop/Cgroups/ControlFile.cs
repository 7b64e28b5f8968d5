using System.Text;

namespace PerfSuite.Interop;

/// <summary>A setting of a control group: one write(2) or one text, never created, with the kernel's own answer.</summary>
internal static class ControlFile
{
    /// <exception cref="SystemCallException">The file cannot be opened, or the kernel refuses the value.</exception>
    internal static unsafe void Write(string path, string value)
    {
        using var file = FileDescriptor.Open(path, OpenAccess.WriteOnly);
        var bytes = Encoding.ASCII.GetBytes(value);
        fixed (byte* start = bytes)
        {
            if (SystemCall.Write(file.Number, (nint)start, bytes.Length) == bytes.Length)
                return;
            var errno = Errno.Last;
            throw new SystemCallException("write", errno, $"\"{value}\" to {path}");
        }
    }

    internal static string Read(string path) => File.ReadAllText(path).Trim();

    /// <summary>Whether a list of words, such as the controllers of a group, has a word.</summary>
    internal static bool Lists(string path, string word) =>
        File.Exists(path) && Read(path).Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Contains(word, StringComparer.Ordinal);
}
