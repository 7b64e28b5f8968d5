using System.Runtime.CompilerServices;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;

namespace PerfSuite.Machine.Primitives;

/// <summary>What sending bytes through a pipe costs, and handing the processor over to another thread.</summary>
internal static class PipePrices
{
    private const int RoundTrips = 32;

    /// <summary>Half of what a pipe holds unless asked to hold more.</summary>
    private const int LetterBytes = 32 << 10;
    private const byte Ping = 1, End = 0;

    public static PrimitiveProbe PipeCall { get; } = new(PrimitiveNames.PipeCall, Primitive.Nanoseconds,
        "half of a write(2) and a read(2) of one byte through a pipe by one thread", at =>
        {
            using Pipe pipe = Pipe.Create();
            return BatchClock.Quickest(() => Send(pipe, pipe, at.Buffer, 1)) / RoundTrips / 2;
        });

    public static PrimitiveProbe PipeTransfer { get; } = new(PrimitiveNames.PipeTransfer, Primitive.BytesPerNanosecond,
        "a write(2) and a read(2) of 32 KiB through a pipe by one thread, less two of pipeCall", at =>
        {
            using Pipe pipe = Pipe.Create();
            return LetterBytes / Math.Max(1, (BatchClock.Quickest(() => Send(pipe, pipe, at.Buffer, LetterBytes)) / RoundTrips) - (2 * at.PriceOf(PipeCall)));
        });

    public static PrimitiveProbe ContextSwitch { get; } = new(PrimitiveNames.ContextSwitch, Primitive.Nanoseconds,
        "half of a round trip of one byte through two pipes between two threads on one processor, less two of pipeCall", Measure);

    private static double Measure(Placement at)
    {
        using Pipe there = Pipe.Create(), back = Pipe.Create();
        using NativeBuffer letter = new(1);
        Thread partner = new(() => Answer(there, back, at.Processor)) { IsBackground = true, Name = "perfsuite answering" };
        partner.Start();
        letter.Fill(Ping);
        double trips = BatchClock.Quickest(() => Send(there, back, letter, 1)) / RoundTrips;
        letter.Fill(End);
        Write(there, letter, 1);
        partner.Join();
        return (trips / 2) - (2 * at.PriceOf(PipeCall));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Send(Pipe there, Pipe back, NativeBuffer letter, int bytes)
    {
        for (int i = 0; i < RoundTrips; i++)
        {
            Write(there, letter, bytes);
            Read(back, letter, bytes);
        }
    }

    private static void Answer(Pipe there, Pipe back, int processor)
    {
        ProcessorSet.PinThisThread(processor);
        using NativeBuffer letter = new(1);
        while (Read(there, letter, 1) == Ping)
            Write(back, letter, 1);
    }

    private static void Write(Pipe pipe, NativeBuffer letter, int bytes)
    {
        if (SystemCall.Write(pipe.WriteEnd.Number, letter.Address, bytes) != bytes)
            throw SystemCallException.Last("write", pipe.WriteEnd.Path);
    }

    private static byte Read(Pipe pipe, NativeBuffer letter, int bytes) => SystemCall.Read(pipe.ReadEnd.Number, letter.Address, bytes) == bytes
        ? letter.Span(0, 1)[0] : throw SystemCallException.Last("read", pipe.ReadEnd.Path);
}
