using System.Runtime.CompilerServices;
using PerfSuite.Data;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;

namespace PerfSuite.Machine.Primitives;

/// <summary>What entering the kernel costs, and what it does there for a read of cached bytes.</summary>
internal static class CallPrices
{
    private const int Calls = 1024, Opens = 64;
    private const int ReadBytes = 4096;

    public static PrimitiveProbe EmptyCall { get; } = new(PrimitiveNames.EmptyCall, Primitive.Nanoseconds,
        "getppid(2) by syscall(2), 1,024 in a row", _ => BatchClock.Quickest(EmptyCalls) / Calls);

    public static PrimitiveProbe Pread4KiB { get; } = new(PrimitiveNames.Pread4KiB, Primitive.Nanoseconds,
        "pread(2) of 4 KiB into one buffer, 4 MiB of cached file in a row", at => BatchClock.Quickest(() => Preads(at, ReadBytes)) / (Placement.FileBytes / ReadBytes));

    public static PrimitiveProbe KernelCopyBandwidth { get; } = new(PrimitiveNames.KernelCopyBandwidth, Primitive.BytesPerNanosecond,
        "pread(2) of 1 MiB into one buffer, 4 MiB of cached file in a row", at => Placement.FileBytes / BatchClock.Quickest(() => Preads(at, Placement.CopyBytes)));

    public static PrimitiveProbe ReadCall { get; } = new(PrimitiveNames.ReadCall, Primitive.Nanoseconds,
        "pread(2) of 8 bytes of one place of a cached file, 1,024 in a row", at => BatchClock.Quickest(() => WordReads(at)) / Calls);

    public static PrimitiveProbe OpenClose { get; } = new(PrimitiveNames.OpenClose, Primitive.Nanoseconds,
        "openat(2) and close(2) of a file that has been opened before, 64 times", at =>
        {
            OpenableFile file = new(at.Path);
            return BatchClock.Quickest(() =>
            {
                for (int i = 0; i < Opens; i++)
                    file.Close(file.Open());
            }) / Opens;
        });

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void EmptyCalls()
    {
        for (int i = 0; i < Calls; i++)
            SystemCall.EmptyCall();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void WordReads(Placement at)
    {
        for (int i = 0; i < Calls; i++)
            if (SystemCall.Pread(at.File.Number, at.Buffer.Address, sizeof(ulong), 0) != sizeof(ulong))
                throw SystemCallException.Last("pread", at.File.Path);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Preads(Placement at, int bytes)
    {
        int fd = at.File.Number;
        nint buffer = at.Buffer.Address;
        for (int offset = 0; offset < Placement.FileBytes; offset += bytes)
            if (SystemCall.Pread(fd, buffer, bytes, offset) != bytes)
                throw SystemCallException.Last("pread", at.File.Path);
    }
}
