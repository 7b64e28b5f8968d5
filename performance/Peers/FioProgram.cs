using System.Globalization;
using PerfSuite.Claims.Workloads;

namespace PerfSuite.Performance.Peers;

/// <summary>fio: one job, one pass, pread() by its engine psync against its engine mmap, which copies out of a mapping too.</summary>
internal sealed class FioProgram() : Contestant("fio")
{
    public const string Executable = "fio";

    public override double GigabytesPerSecond(PeerPass pass) =>
        FioOutput.Parse(PeerProcess.Run(Executable, Options(pass)), pass.Cell.File.Bytes);

    /// <summary>No advice to the kernel, because the document gives none; a thread and no process, which would have one thread only;
    /// no clock read at each block, which would dilute the ratio further. Random offsets are a permutation (lfsr): fio's default takes the next free
    /// block where it drew one twice, so that its pass ends nearly in order, and read an evicted file at random 1.5 times as fast.</summary>
    public static IReadOnlyList<string> Options(PeerPass pass) =>
    [
        "--name=pass", "--numjobs=1", "--thread=1", "--loops=1", "--readonly", "--allow_file_create=0", "--fadvise_hint=0", "--gtod_reduce=1",
        "--output-format=json", "--norandommap=0", "--randrepeat=1", "--random_generator=lfsr",
        $"--filename={pass.Cell.File.Path.Replace(":", "\\:", StringComparison.Ordinal)}",
        $"--size={Text(pass.Cell.File.Bytes)}",
        $"--bs={Text(pass.Cell.BlockBytes)}",
        $"--rw={(pass.Cell.Order == VisitOrder.Sequential ? "read" : "randread")}",
        $"--ioengine={(pass.Arm == PassArm.Read ? "psync" : "mmap")}",
        $"--invalidate={(pass.Cell.Residency == Residency.Warm ? "0" : "1")}",
    ];

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
