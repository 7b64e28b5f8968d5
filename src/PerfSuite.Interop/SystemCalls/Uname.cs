using System.Text;

namespace PerfSuite.Interop;

public static partial class SystemCall
{
    // struct new_utsname: six fields of 65 bytes, each ended by a zero byte.
    private const int UnameFields = 6;
    private const int UnameFieldBytes = 65;

    /// <summary>uname(2): system, node, release, version, machine and domain.</summary>
    /// <exception cref="SystemCallException">The call failed.</exception>
    internal static unsafe string[] Uname()
    {
        var text = stackalloc byte[UnameFields * UnameFieldBytes];
        if (RawCall.Invoke(SystemCallNumber.Uname, (nint)text) < 0)
            throw SystemCallException.Last("uname");
        var fields = new string[UnameFields];
        for (var i = 0; i < UnameFields; i++)
        {
            var field = new ReadOnlySpan<byte>(text + i * UnameFieldBytes, UnameFieldBytes);
            fields[i] = Encoding.UTF8.GetString(field[..field.IndexOf((byte)0)]);
        }

        return fields;
    }
}
