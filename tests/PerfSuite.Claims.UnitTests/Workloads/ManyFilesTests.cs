using PerfSuite.Claims.Workloads;

namespace PerfSuite.Claims.UnitTests.Workloads;

public class ManyFilesTests(WorkspaceFixture fixture) : IClassFixture<WorkspaceFixture>
{
    [Fact]
    public void Every_file_holds_its_content_in_less_than_a_KiB()
    {
        ManyFiles set = ManyFiles.Of(fixture.Workspace, 40);
        Assert.Equal(40, set.Files.Count);
        Assert.All(set.Files, file =>
        {
            byte[] bytes = File.ReadAllBytes(file.Path);
            Assert.InRange(bytes.Length, 8, 1023);
            Assert.Equal(file.Bytes, bytes.Length);
            Assert.Equal(file.Ends, unchecked(BitConverter.ToUInt64(bytes, 0) + BitConverter.ToUInt64(bytes, bytes.Length - 8)));
        });
    }

    [Fact]
    public void A_stretched_file_begins_with_its_content_and_has_its_length()
    {
        OneOfMany file = ManyFiles.Of(fixture.Workspace, 2, sparseBytes: 1L << 30).Files[1];
        Assert.Equal(1L << 30, new FileInfo(file.Path).Length);
        using FileStream open = File.OpenRead(file.Path);
        Assert.Equal(file.FirstByte, open.ReadByte());
    }

    [Fact]
    public void The_files_are_written_once_a_run()
    {
        string first = ManyFiles.Of(fixture.Workspace, 30).Files[0].Path;
        File.WriteAllBytes(first, [1]);
        ManyFiles.Of(fixture.Workspace, 30);
        Assert.Equal([1], File.ReadAllBytes(first));
    }

    [Fact]
    public void The_files_are_in_the_folder_that_is_removed_with_the_run() =>
        Assert.All(ManyFiles.Of(fixture.Workspace, 20).Files, file => Assert.StartsWith(fixture.Workspace.Folder, file.Path, StringComparison.Ordinal));

    [Fact]
    public void A_file_that_is_not_there_is_not_warm()
    {
        ManyFiles set = ManyFiles.Of(fixture.Workspace, 10);
        set.EstablishWarm();
        File.Delete(set.Files[3].Path);
        Assert.ThrowsAny<IOException>(set.VerifyWarm);
    }
}
