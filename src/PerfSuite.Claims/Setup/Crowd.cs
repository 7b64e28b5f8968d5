using PerfSuite.Interop;

namespace PerfSuite.Claims.Setup;

/// <summary>Many memory areas of a page each: a range without access of which every other page may be read. Nobody touches them, and they go at once.</summary>
internal sealed class Crowd : IDisposable
{
    private readonly Mapping range;

    /// <param name="areas">How many there are.</param>
    public Crowd(int areas)
    {
        range = Mapping.CreateAnonymous((long)areas * PageCache.PageBytes, Protection.None);
        for (long page = 1; page < areas; page += 2)
            range.Range.Slice(page * PageCache.PageBytes, PageCache.PageBytes).Protect(Protection.Read);
    }

    public void Dispose() => range.Dispose();
}
