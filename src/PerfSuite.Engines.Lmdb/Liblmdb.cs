using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using PerfSuite.Catalogue;
using PerfSuite.Interop;

// Every signature is blittable, but for the path, which the generated code encodes.
[assembly: DisableRuntimeMarshalling]
[assembly: DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]

namespace PerfSuite.Engines;

/// <summary>
/// The functions of the system's own liblmdb, as lmdb.h of version 0.9 has them. They return 0, an errno (above 0), or an error of LMDB's own (below 0). A key or value is an address and a length.
/// </summary>
/// <remarks>Not the library that a NuGet package brings: that of LightningDB wants glibc 2.38, which Debian 12 and Ubuntu 22.04 do not have.</remarks>
internal static partial class Liblmdb
{
    /// <summary>MDB_INTEGERKEY: keys are words in the machine's own order.</summary>
    public const uint IntegerKey = 0x08;

    /// <summary>MDB_APPEND: the key is greater than all that are there.</summary>
    public const uint Append = 0x20000;

    /// <summary>MDB_NEXT; the first row of a cursor that has not moved yet.</summary>
    public const int NextRow = 8;

    /// <summary>MDB_NOTFOUND.</summary>
    public const int NotFound = -30798;

    private const string Name = "lmdb";

    private static readonly string[] FileNames = ["liblmdb.so.0", "liblmdb.so"];

    private static readonly nint Library = Load(FileNames);

    static Liblmdb() => NativeLibrary.SetDllImportResolver(typeof(Liblmdb).Assembly, (_, _, _) => Library);

    /// <exception cref="NotApplicableException">The library is not there.</exception>
    public static void Require() => Require(Library);

    /// <summary>Throws where nothing was loaded.</summary>
    internal static void Require(nint library)
    {
        if (library == 0)
            throw new NotApplicableException($"LMDB is not on this system: none of {string.Join(", ", FileNames)} can be loaded.", "install Debian's package liblmdb0, or what has the library elsewhere.");
    }

    /// <summary>The first of some libraries that loads; 0 where none does.</summary>
    internal static nint Load(IEnumerable<string> names) => names.Select(name => NativeLibrary.TryLoad(name, out nint handle) ? handle : 0).FirstOrDefault(handle => handle != 0);

    /// <summary>Throws for what a function returned.</summary>
    /// <exception cref="SystemCallException">What the operating system refused.</exception>
    /// <exception cref="InvalidOperationException">What LMDB itself refused.</exception>
    public static void Check(int result, string function, string path)
    {
        if (result > 0)
            throw new SystemCallException(function, new Errno(result), path);
        if (result < 0)
            throw new InvalidOperationException($"{function} {path}: {Marshal.PtrToStringUTF8(ErrorText(result))}.");
    }

    [LibraryImport(Name, EntryPoint = "mdb_env_create")]
    public static partial int CreateEnvironment(out nint environment);

    [LibraryImport(Name, EntryPoint = "mdb_env_set_mapsize")]
    public static partial int SetMapBytes(nint environment, nint bytes);

    [LibraryImport(Name, EntryPoint = "mdb_env_open", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int OpenEnvironment(nint environment, string path, LmdbFlags flags, int mode);

    [LibraryImport(Name, EntryPoint = "mdb_env_get_flags")]
    public static partial int FlagsOf(nint environment, out LmdbFlags flags);

    [LibraryImport(Name, EntryPoint = "mdb_env_close")]
    public static partial void CloseEnvironment(nint environment);

    [LibraryImport(Name, EntryPoint = "mdb_txn_begin")]
    public static partial int Begin(nint environment, nint parent, LmdbFlags flags, out nint transaction);

    [LibraryImport(Name, EntryPoint = "mdb_txn_commit")]
    public static partial int Commit(nint transaction);

    [LibraryImport(Name, EntryPoint = "mdb_txn_abort")]
    public static partial void Abort(nint transaction);

    [LibraryImport(Name, EntryPoint = "mdb_dbi_open")]
    public static partial int OpenTable(nint transaction, nint noName, uint flags, out uint table);

    [LibraryImport(Name, EntryPoint = "mdb_put")]
    public static partial int Put(nint transaction, uint table, in LmdbValue key, in LmdbValue value, uint flags);

    [LibraryImport(Name, EntryPoint = "mdb_get")]
    public static partial int Get(nint transaction, uint table, in LmdbValue key, out LmdbValue value);

    [LibraryImport(Name, EntryPoint = "mdb_cursor_open")]
    public static partial int OpenCursor(nint transaction, uint table, out nint cursor);

    [LibraryImport(Name, EntryPoint = "mdb_cursor_get")]
    public static partial int Move(nint cursor, out LmdbValue key, out LmdbValue value, int operation);

    [LibraryImport(Name, EntryPoint = "mdb_cursor_close")]
    public static partial void CloseCursor(nint cursor);

    [LibraryImport(Name, EntryPoint = "mdb_strerror")]
    private static partial nint ErrorText(int error);
}
