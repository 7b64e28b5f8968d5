using System.Globalization;

namespace PerfSuite.Interop;

/// <summary>The running kernel as uname(2) tells it.</summary>
/// <param name="System">"Linux".</param>
/// <param name="Release">As in "6.18.44-generic".</param>
/// <param name="Build">As in "#1 SMP PREEMPT_DYNAMIC …".</param>
/// <param name="Machine">"x86_64" or "aarch64".</param>
public sealed record KernelRelease(string System, string Release, string Build, string Machine)
{
    /// <summary>The first two numbers of the release.</summary>
    /// <exception cref="InvalidDataException">The release does not begin with them.</exception>
    public Version Version
    {
        get
        {
            var parts = Release.Split('.', '-', '+', '_');
            return parts.Length >= 2 && TryNumber(parts[0], out var major) && TryNumber(parts[1], out var minor)
                ? new Version(major, minor)
                : throw new InvalidDataException($"uname: expected a release MAJOR.MINOR…, found \"{Release}\"");
        }
    }

    /// <exception cref="SystemCallException">uname(2) failed.</exception>
    public static KernelRelease Read() => SystemCall.Uname() is [var system, _, var release, var build, var machine, _]
        ? new KernelRelease(system, release, build, machine)
        : throw new InvalidDataException("uname: expected six fields");

    private static bool TryNumber(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
