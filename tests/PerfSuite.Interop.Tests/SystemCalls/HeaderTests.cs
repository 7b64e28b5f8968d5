using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace PerfSuite.Interop.Tests;

public sealed partial class HeaderTests
{
    private static readonly Dictionary<string, int> Numbers = typeof(SystemCallNumber)
        .GetFields(BindingFlags.Static | BindingFlags.NonPublic)
        .Where(field => field is { IsLiteral: true, IsAssembly: true })
        .ToDictionary(field => "__NR_" + SnakeCase(field.Name), field => (int)field.GetRawConstantValue()!, StringComparer.Ordinal);

    [SkippableFact]
    public void The_numbers_of_the_system_calls_are_those_of_this_machines_header()
    {
        var header = CProgram.MacrosOf("#include <asm/unistd.h>");

        // A header older than the call does not define it: cachestat came with Linux 6.5.
        foreach (var (name, pair) in Numbers.Where(number => header.ContainsKey(number.Key)))
            Assert.Equal((name, int.Parse(header[name])), (name, (int)SystemCallNumber.Of(pair)));
        Assert.All(Numbers.Keys.Where(name => !header.ContainsKey(name)), name => Assert.Equal("__NR_cachestat", name));
    }

    [SkippableFact]
    public void The_numbers_for_arm64_are_those_of_the_generic_header()
    {
        // arm64 takes its numbers from the generic table, of which every machine has a copy; cachestat as above.
        var known = CProgram.MacrosOf("#define __BITS_PER_LONG 64\n#define __ARCH_WANT_NEW_STAT\n#include <asm-generic/unistd.h>");
        var names = Numbers.Keys.Where(known.ContainsKey).ToList();
        var values = CProgram.ValuesOf("#include <asm-generic/unistd.h>", names);

        Assert.All(names, name => Assert.Equal((name, values[name]), (name, SystemCallNumber.OnArm64(Numbers[name]))));
        Assert.All(Numbers.Keys.Except(names, StringComparer.Ordinal), name => Assert.Equal("__NR_cachestat", name));
    }

    [SkippableFact]
    public void The_constants_are_those_of_the_headers()
    {
        const string headers = """
            #include <errno.h>
            #include <fcntl.h>
            #include <linux/futex.h>
            #include <linux/io_uring.h>
            #include <linux/memfd.h>
            #include <sys/stat.h>
            #include <sched.h>
            #include <signal.h>
            #include <sys/file.h>
            #include <sys/mman.h>
            #include <sys/prctl.h>
            #include <sys/resource.h>
            #include <sys/uio.h>
            #include <unistd.h>
            #ifndef MADV_COLLAPSE
            #define MADV_COLLAPSE 25
            #endif
            #ifndef MAP_32BIT /* x86-64 only */
            #define MAP_32BIT 0x40
            #endif
            #ifndef RWF_DONTCACHE
            #define RWF_DONTCACHE 0x80
            #endif
            """;
        var actual = CProgram.ValuesOf(headers, HeaderConstants.All.Keys);

        Assert.All(HeaderConstants.All, expected => Assert.Equal((expected.Key, actual[expected.Key]), (expected.Key, expected.Value)));
    }

    [SkippableFact]
    public void The_structures_lie_in_memory_as_in_the_headers()
    {
        var actual = CProgram.ValuesOf(
            "#include <sys/resource.h>\n#include <sys/stat.h>\n#include <sys/statfs.h>\n#include <sys/uio.h>\n#include <sys/utsname.h>",
            [
                "sizeof(struct rusage)", "sizeof(struct rlimit)", "sizeof(struct statx)", "offsetof(struct statx, stx_size)", "offsetof(struct statx, stx_uid)",
                "offsetof(struct statx, stx_dev_major)", "offsetof(struct statx, stx_dev_minor)", "sizeof(struct statfs)",
                "offsetof(struct statfs, f_type)", "sizeof(struct iovec)", "sizeof(struct utsname)", "offsetof(struct rusage, ru_minflt)",
            ]);

        Assert.Equal(actual["sizeof(struct rusage)"], Marshal.SizeOf<ResourceUsage>());
        Assert.Equal(actual["offsetof(struct rusage, ru_minflt)"], Marshal.OffsetOf<ResourceUsage>("_minorFaults"));
        Assert.Equal(actual["sizeof(struct rlimit)"], Marshal.SizeOf<ResourceLimit>());
        Assert.Equal(actual["sizeof(struct statx)"], Marshal.SizeOf<FileStatus>());
        Assert.Equal(actual["offsetof(struct statx, stx_size)"], Marshal.OffsetOf<FileStatus>("<SizeBytes>k__BackingField"));
        Assert.Equal(actual["offsetof(struct statx, stx_uid)"], Marshal.OffsetOf<FileStatus>("<Owner>k__BackingField"));
        Assert.Equal(actual["offsetof(struct statx, stx_dev_major)"], Marshal.OffsetOf<FileStatus>("<DeviceMajor>k__BackingField"));
        Assert.Equal(actual["offsetof(struct statx, stx_dev_minor)"], Marshal.OffsetOf<FileStatus>("<DeviceMinor>k__BackingField"));
        Assert.Equal((120, 0), (actual["sizeof(struct statfs)"], actual["offsetof(struct statfs, f_type)"]));
        Assert.Equal((16, 390), (actual["sizeof(struct iovec)"], actual["sizeof(struct utsname)"]));
    }

    [SkippableFact]
    public void The_names_of_the_errors_are_those_of_the_header()
    {
        var header = CProgram.MacrosOf("#include <errno.h>")
            .Where(macro => macro.Key[0] == 'E' && int.TryParse(macro.Value, out _))
            .ToDictionary(macro => int.Parse(macro.Value), macro => macro.Key);

        Assert.Equal(header, Enumerable.Range(0, 4096).Where(n => ErrnoNames.TryGet(n, out _)).ToDictionary(n => n, n => new Errno(n).Name));
    }

    private static string SnakeCase(string name) => WordStart().Replace(name, "_$0").ToLowerInvariant();

    [GeneratedRegex("(?<!^)[A-Z]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WordStart();
}
