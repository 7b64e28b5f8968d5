using System.Globalization;
using PerfSuite.Interop;

namespace PerfSuite.Claims.Sharing;

/// <summary>
/// The answering process. It serves pipe and ring by a thread each; the one that has no turn sleeps in the kernel, so that nobody
/// needs to say whose turn it is.
/// </summary>
internal static class MessageServer
{
    internal static int Run(string[] arguments)
    {
        int[] numbers = [.. arguments.Select(a => int.Parse(a, CultureInfo.InvariantCulture))];
        MessagePoint point = new(numbers[0], (Exchange)numbers[1], default);
        (int seed, int processor, int capacity, int parent) = (numbers[2], numbers[3], numbers[4], numbers[5]);
        using FileDescriptor incoming = Open(parent, numbers[6], OpenAccess.ReadOnly), outgoing = Open(parent, numbers[7], OpenAccess.WriteOnly);
        using FileDescriptor lifeline = Open(parent, numbers[8], OpenAccess.WriteOnly), memory = Open(parent, numbers[9], OpenAccess.ReadWrite);
        using RingLink ring = RingLink.Join(memory, capacity);
        PipeLink pipe = new(outgoing, incoming);
        using MessageExchange overPipe = point.NewExchange(seed), overRing = point.NewExchange(seed);
        ServeOnOwnThread(pipe, overPipe, processor);
        ServeOnOwnThread(ring, overRing, processor);
        Console.WriteLine("ready");
        while (Console.ReadLine() is not null)
            Console.WriteLine(new PartnerState(pipe.Calls, ring.Calls, overPipe.ReceivedSum, overRing.ReceivedSum));
        Environment.Exit(0); // The threads sleep in the kernel and would not see a flag.
        return 0;
    }

    private static FileDescriptor Open(int process, int number, OpenAccess access) => FileDescriptor.Open($"/proc/{process}/fd/{number}", access);

    private static void ServeOnOwnThread(IMessageLink link, MessageExchange exchange, int processor) => new Thread(() =>
    {
        ProcessorSet.PinThisThread(processor);
        while (true)
            exchange.Answer(link);
    }).Start();
}
