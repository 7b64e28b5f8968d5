using System.Runtime.InteropServices;
using System.Text;

namespace PerfSuite.Interop;

/// <summary>/proc/PID/io: reads and writes since the process began, through any file, and what of it concerned a device.</summary>
/// <param name="ReadBytes">rchar: bytes that read calls returned.</param>
/// <param name="WrittenBytes">wchar: bytes that write calls took.</param>
/// <param name="ReadCalls">syscr: calls of the read family.</param>
/// <param name="WriteCalls">syscw: calls of the write family.</param>
/// <param name="DeviceReadBytes">read_bytes: fetched from a device.</param>
/// <param name="DeviceWrittenBytes">write_bytes: made dirty, to be written to a device.</param>
/// <param name="CancelledWriteBytes">cancelled_write_bytes: made dirty, but truncated before it was written.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct ProcessIo(
    long ReadBytes,
    long WrittenBytes,
    long ReadCalls,
    long WriteCalls,
    long DeviceReadBytes,
    long DeviceWrittenBytes,
    long CancelledWriteBytes)
{
    /// <summary>Of this process, all threads together.</summary>
    public static ProcessIo Read() => Read(Environment.ProcessId);

    /// <exception cref="IOException">There is no such process.</exception>
    /// <exception cref="UnauthorizedAccessException">The process belongs to somebody else.</exception>
    public static ProcessIo Read(int processId) => Parse(File.ReadAllText($"/proc/{processId}/io"));

    /// <exception cref="InvalidDataException">The text is not that of the file.</exception>
    public static ProcessIo Parse(string text) => IoText.Parse(Encoding.UTF8.GetBytes(text));
}
