using System.Runtime.CompilerServices;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;

namespace PerfSuite.Machine.Primitives;

/// <summary>What handing the processor over to another thread costs.</summary>
internal static class SwitchPrice
{
    private const int RoundTrips = 32;
    private const byte Ping = 1, End = 0;

    public static PrimitiveProbe ContextSwitch { get; } = new(PrimitiveNames.ContextSwitch, Primitive.Nanoseconds,
        "half of a round trip of one byte through two pipes between two threads on one processor, less the write(2) and the read(2) of it", Measure);

    private static double Measure(Placement at)
    {
        using Pipe there = Pipe.Create(), back = Pipe.Create();
        using NativeBuffer letter = new(1);
        Thread partner = new(() => Answer(there, back, at.Processor)) { IsBackground = true, Name = "perfsuite answering" };
        partner.Start();
        letter.Fill(Ping);
        double trips = BatchClock.Quickest(() => Send(there, back, letter)) / RoundTrips;
        letter.Fill(End);
        Write(there, letter);
        partner.Join();
        return (trips / 2) - (BatchClock.Quickest(() => Send(there, there, letter)) / RoundTrips);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Send(Pipe there, Pipe back, NativeBuffer letter)
    {
        for (int i = 0; i < RoundTrips; i++)
        {
            Write(there, letter);
            Read(back, letter);
        }
    }

    private static void Answer(Pipe there, Pipe back, int processor)
    {
        ProcessorSet.PinThisThread(processor);
        using NativeBuffer letter = new(1);
        while (Read(there, letter) == Ping)
            Write(back, letter);
    }

    private static void Write(Pipe pipe, NativeBuffer letter)
    {
        if (SystemCall.Write(pipe.WriteEnd.Number, letter.Address, 1) != 1)
            throw SystemCallException.Last("write", pipe.WriteEnd.Path);
    }

    private static byte Read(Pipe pipe, NativeBuffer letter) => SystemCall.Read(pipe.ReadEnd.Number, letter.Address, 1) == 1
        ? letter.Span(0, 1)[0] : throw SystemCallException.Last("read", pipe.ReadEnd.Path);
}
