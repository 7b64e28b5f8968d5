using System.Text.RegularExpressions;

namespace PerfSuite.Claims.Why.Profiling;

/// <summary>What a processor does while bytes are brought from the page cache into a buffer.</summary>
internal enum ProfilePart
{
    /// <summary>Moves bytes, in the kernel or in user space.</summary>
    Copying,

    /// <summary>Enters and leaves the kernel, by call or by fault.</summary>
    Crossing,

    /// <summary>Looks pages up, and maps and unmaps them.</summary>
    FindingThePage,

    /// <summary>Everything else: checks, time stamps, the loop itself.</summary>
    Other,
}

/// <summary>To which part a function belongs, by its name; names of Linux 5.10 to 6.18 and glibc, on x86-64 and arm64.</summary>
internal static partial class ProfileParts
{
    public static ProfilePart Of(string symbol) =>
        Copying().IsMatch(symbol) ? ProfilePart.Copying
        : Crossing().IsMatch(symbol) ? ProfilePart.Crossing
        : Finding().IsMatch(symbol) ? ProfilePart.FindingThePage
        : ProfilePart.Other;

    [GeneratedRegex("^(_?copy_(to|page_to|folio_to|user)|_*arch_copy_to|copyout|rep_movs|_*mem(move|cpy))", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Copying();

    [GeneratedRegex("^(entry_|do_syscall|syscall|x64_sys|__(x64|arm64)_sys|invoke_syscall|el0|do_el0|ret_to_user|asm_|exc_|error_(entry|return)|irqentry|"
        + "(native_)?irq_return|swapgs|clear_bhb|srso|__x86_return|sync_regs)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Crossing();

    [GeneratedRegex("^(_*(native_)?(filemap|folio|xas|xa|page|ptep?|pmdp?|pud|p4d|set_ptes?|find_get|zap|unmap|tlb|vma|vm|mas|mt|mmap|free_p(gd|md|te)|flush_tlb)(_|[.]|$)"
        + "|next_uptodate|find_get|find_lock|lock_vma|lru_|.*fault)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Finding();
}
