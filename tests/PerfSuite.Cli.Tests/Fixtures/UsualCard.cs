using PerfSuite.Judging.Records;

namespace PerfSuite.Cli.Tests.Fixtures;

/// <summary>Prices of an EPYC guest with 2 CPUs, rounded: what a card looks like.</summary>
internal static class UsualCard
{
    public static IReadOnlyList<Primitive> Prices { get; } =
    [
        Price("emptyCall", 260), Price("readCall", 720), Price("openClose", 3300), Price("writeCall", 2900), Bandwidth("kernelCopyNear", 30), Bandwidth("kernelCopyFromCache", 25),
        Bandwidth("kernelCopyFromMemory", 12), Bandwidth("kernelCopyToMemory", 6), Bandwidth("userCopyNear", 50), Bandwidth("userCopyFromCache", 38), Bandwidth("userCopyFromMemory", 16),
        Bandwidth("sumNear", 80), Bandwidth("sumFromCache", 48), Bandwidth("sumFromMemory", 20), Price("cacheMiss", 220), Bandwidth("kernelStore", 12), Price("dirtyPage", 170),
        Bandwidth("userStore", 12), Bandwidth("fillNear", 5.7), Bandwidth("fillToMemory", 4), Price("interlocked", 2.6), Price("minorFault", 1600), Price("minorFaultPerPage", 28),
        Price("minorFaultPerSmallPage", 160), Price("writeFault", 8100), Price("mapUnmap", 5400), Price("pageTable", 2000), Price("unmapTouched", 880), Price("flushPerPage", 57),
        Price("unmapPerPage", 13), Price("unmapPerSmallPage", 160), Price("tlbShootdown", 18_000), Price("pipeCall", 580), Bandwidth("pipeTransfer", 4.5), Price("contextSwitch", 2500),
    ];

    private static Primitive Price(string name, double ns) => new(name, Primitive.Nanoseconds, ns, ns, ns, "");

    private static Primitive Bandwidth(string name, double bytes) => new(name, Primitive.BytesPerNanosecond, bytes, bytes, bytes, "");
}
