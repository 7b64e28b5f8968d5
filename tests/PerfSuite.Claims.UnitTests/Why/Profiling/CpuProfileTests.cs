using PerfSuite.Claims.Why.Profiling;

namespace PerfSuite.Claims.UnitTests.Why.Profiling;

public class CpuProfileTests
{
    private const string Report = """
         600       ;[k] _copy_to_iter
         100       ;[k] do_syscall_64
         200       ;[k] filemap_read
         60        ;[.] syscall
         40        ;[.] 0x00007f1234567890

        """;

    [Fact]
    public void Shares_are_those_of_the_samples()
    {
        CpuProfile profile = CpuProfile.Parse(Report);
        Assert.Equal(1000, profile.Samples);
        Assert.Equal((0.6, 0.16, 0.2, 0.04), (profile.ShareOf(ProfilePart.Copying), profile.ShareOf(ProfilePart.Crossing),
            profile.ShareOf(ProfilePart.FindingThePage), profile.ShareOf(ProfilePart.Other)));
        Assert.Null(profile.WhyUnusable());
    }

    [Fact]
    public void A_function_of_two_libraries_is_counted_once() =>
        Assert.Equal(new ProfiledFunction("memcpy", InKernel: false, 5), Assert.Single(CpuProfile.Parse("3;[.] memcpy\n2;[.] memcpy\n").Functions));

    [Theory]
    [InlineData("500;[.] memmove", "perf_event_paranoid")]
    [InlineData("500;[k] 0xffffffff81000000", "kptr_restrict")]
    [InlineData("20;[.] memmove", "perf_event_paranoid")]
    [InlineData("20;[k] _copy_to_iter", "only 20 samples")]
    [InlineData("", "only 0 samples")]
    public void What_a_profile_cannot_show_is_told_with_the_remedy(string report, string told) =>
        Assert.Contains(told, CpuProfile.Parse(report).WhyUnusable(), StringComparison.Ordinal);

    [Theory]
    [InlineData("12.5%;[k] _copy_to_iter")]
    [InlineData("_copy_to_iter")]
    [InlineData("12;_copy_to_iter")]
    public void A_report_of_another_form_is_refused(string report) => Assert.Throws<InvalidDataException>(() => CpuProfile.Parse(report));

    [Theory]
    [InlineData("__memmove_avx512_unaligned_erms", nameof(ProfilePart.Copying))]
    [InlineData("rep_movs_alternative", nameof(ProfilePart.Copying))]
    [InlineData("__arch_copy_to_user", nameof(ProfilePart.Copying))]
    [InlineData("entry_SYSCALL_64_after_hwframe", nameof(ProfilePart.Crossing))]
    [InlineData("exc_page_fault", nameof(ProfilePart.Crossing))]
    [InlineData("next_uptodate_folio", nameof(ProfilePart.FindingThePage))]
    [InlineData("do_user_addr_fault", nameof(ProfilePart.FindingThePage))]
    [InlineData("unmap_page_range", nameof(ProfilePart.FindingThePage))]
    [InlineData("xas_load", nameof(ProfilePart.FindingThePage))]
    [InlineData("set_ptes.isra.0", nameof(ProfilePart.FindingThePage))]
    [InlineData("native_set_pte", nameof(ProfilePart.FindingThePage))]
    [InlineData("folio_add_file_rmap_ptes", nameof(ProfilePart.FindingThePage))]
    [InlineData("atime_needs_update", nameof(ProfilePart.Other))]
    [InlineData("memset", nameof(ProfilePart.Other))]
    public void Functions_are_told_apart_by_name(string symbol, string part) => Assert.Equal(part, ProfileParts.Of(symbol).ToString());
}
