using System.Runtime.InteropServices;

namespace PerfSuite.Engines;

/// <summary>An open environment: one file, mapped. A process opens a file once at a time.</summary>
internal sealed class LmdbEnvironment : SafeHandle
{
    /// <summary>0600.</summary>
    private const int OnlyTheOwner = 0x180;

    private readonly string path;

    /// <param name="path">The file; made where it is not there.</param>
    /// <param name="mapBytes">How much is mapped; the file cannot grow beyond it.</param>
    /// <param name="flags">How.</param>
    /// <exception cref="Catalogue.NotApplicableException">The library is not there.</exception>
    public LmdbEnvironment(string path, long mapBytes, LmdbFlags flags)
        : base(invalidHandleValue: 0, ownsHandle: true)
    {
        Liblmdb.Require();
        this.path = path;
        try
        {
            Liblmdb.Check(Liblmdb.CreateEnvironment(out handle), "mdb_env_create", path);
            Liblmdb.Check(Liblmdb.SetMapBytes(handle, (nint)mapBytes), "mdb_env_set_mapsize", path);
            Liblmdb.Check(Liblmdb.OpenEnvironment(handle, path, flags | LmdbFlags.NoSubdir, OnlyTheOwner), "mdb_env_open", path);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public override bool IsInvalid => handle == 0;

    /// <summary>What LMDB says the flags are.</summary>
    public LmdbFlags Flags
    {
        get
        {
            Liblmdb.Check(Liblmdb.FlagsOf(handle, out LmdbFlags flags), "mdb_env_get_flags", path);
            return flags & ~LmdbFlags.NoSubdir;
        }
    }

    /// <summary>Begins a transaction.</summary>
    /// <param name="writes">Whether it may write.</param>
    public LmdbTransaction Begin(bool writes) => new(handle, path, writes);

    protected override bool ReleaseHandle()
    {
        Liblmdb.CloseEnvironment(handle);
        return true;
    }
}
