using PerfSuite.Judging.Records;
using PerfSuite.Judging.Storage;
using PerfSuite.Running;

namespace PerfSuite.Tests.Running;

public class MachineKeyTests
{
    private static readonly EnvironmentRecord Machine = new("", "AMD EPYC", 2, "6.18.44-generic", "ext4", ".NET 10.0.1", 4096, 8192,
        new Dictionary<string, string>(StringComparer.Ordinal) { [EnvironmentRecord.VirtualizationDetail] = "kvm" });

    [Fact]
    public void It_tells_what_moves_the_results() =>
        Assert.Equal("amd-epyc-2c-linux6.18-ext4-net10-4k-ra8192-kvm", MachineKey.Of(Machine));

    [Theory]
    [InlineData("Intel(R) Xeon(R) Platinum 8370C CPU @ 2.80GHz", "intel-xeon-platinum-8370c-2c-")]
    [InlineData("AMD EPYC 7763 64-Core Processor", "amd-epyc-7763-2c-")]
    [InlineData("implementer 0x41 part 0xd0c", "implementer-0x41-part-0xd0c-2c-")]
    [InlineData("???", "unknown-2c-")]
    public void A_model_is_shortened_to_its_name(string cpu, string start) =>
        Assert.StartsWith(start, MachineKey.Of(Machine with { Cpu = cpu }), StringComparison.Ordinal);

    [Fact]
    public void It_stays_the_same_within_a_series_of_kernels_and_runtimes() =>
        Assert.Equal(MachineKey.Of(Machine), MachineKey.Of(Machine with { Kernel = "6.18.99", Runtime = ".NET 10.0.7" }));

    [Theory]
    [InlineData("6.19.1-rc1", ".NET 10.0.1", 4096, 128L, "linux6.19-ext4-net10-4k-ra128-kvm")]
    [InlineData("6.18.1", ".NET 11.0.0-preview.1", 65536, null, "linux6.18-ext4-net11-64k-nora-kvm")]
    public void It_changes_with_what_matters(string kernel, string runtime, long pageSize, long? readAheadKiB, string end) =>
        Assert.EndsWith(end, MachineKey.Of(Machine with { Kernel = kernel, Runtime = runtime, PageSize = pageSize, ReadAheadKiB = readAheadKiB }),
            StringComparison.Ordinal);

    [Fact]
    public void It_can_name_a_folder_however_odd_the_machine() => Assert.True(Identifier.IsMachineName(
        MachineKey.Of(Machine with { Cpu = new string('/', 300) + "../ü", Filesystem = "a b/c", Kernel = "?", Runtime = "" })));

    [Fact]
    public void Mitigations_are_those_of_flaws_that_the_processor_has()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("perfsuite-tests-");
        File.WriteAllText(Path.Combine(folder.FullName, "meltdown"), "Mitigation: PTI\n");
        File.WriteAllText(Path.Combine(folder.FullName, "l1tf"), "Not affected\n");
        Assert.Equal("meltdown: Mitigation: PTI", Mitigations.Read(folder.FullName));
        folder.Delete(recursive: true);
        Assert.Null(Mitigations.Read(folder.FullName));
    }

    [SkippableFact]
    public void This_machine_can_be_read_and_named()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Machines are read on Linux.");
        EnvironmentRecord here = MachineEnvironment.Read(Path.GetTempPath(), machine: null);
        Assert.True(Identifier.IsMachineName(here.Machine), here.Machine);
        Assert.Equal(here.Machine, MachineEnvironment.Read(Path.GetTempPath(), machine: null).Machine);
        Assert.Equal("lab", MachineEnvironment.Read(Path.GetTempPath(), "lab").Machine);
        Assert.All(here.Details, d => Assert.False(string.IsNullOrWhiteSpace(d.Value), d.Key));
    }
}
