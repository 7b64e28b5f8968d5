namespace PerfSuite.Interop.Tests.Files;

public class FileSystemKindTests
{
    [Theory]
    [InlineData(0x794C7630, true)]
    [InlineData(0xEF53, false)]
    [InlineData(0x01021994, false)]
    public void Only_overlays_cache_their_pages_elsewhere(long magic, bool elsewhere) => Assert.Equal(elsewhere, new FileSystemKind(magic).CachesElsewhere);
}
