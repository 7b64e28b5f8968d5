namespace PerfSuite.Catalogue;

/// <summary>Finds a source file again that was compiled elsewhere: in a checkout of a gate, in another folder, on another machine.</summary>
internal static class SourceFile
{
    /// <summary>Path of the file below the repository's root, with the longest end of the compiled path that is there; null where there is none.</summary>
    /// <param name="compiled">Its path when it was compiled.</param>
    /// <param name="inside">A folder in the repository.</param>
    public static string? InRepository(string compiled, string inside)
    {
        string root = RootOf(inside) ?? inside;
        string[] parts = compiled.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return Enumerable.Range(0, parts.Length).Select(i => string.Join('/', parts[i..])).FirstOrDefault(end => File.Exists(Path.Combine(root, end)));
    }

    private static string? RootOf(string inside)
    {
        for (DirectoryInfo? at = new(inside); at is not null; at = at.Parent)
            if (Path.Exists(Path.Combine(at.FullName, ".git")))
                return at.FullName;
        return null;
    }
}
