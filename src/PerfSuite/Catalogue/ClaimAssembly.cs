using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace PerfSuite.Catalogue;

/// <summary>An assembly with claims that lies somewhere else, with what it needs beside it: somebody's own claims, or those of an engine.</summary>
public static class ClaimAssembly
{
    private static readonly Dictionary<string, Assembly> Loaded = new(StringComparer.Ordinal);

    /// <summary>Loads it into this process. What it needs is taken from this program where that has it, else from beside it, native libraries too.</summary>
    /// <param name="path">Its file.</param>
    /// <exception cref="ClaimAssemblyException">It cannot be loaded.</exception>
    public static Assembly Load(string path)
    {
        string file = Path.GetFullPath(path);
        lock (Loaded)
        {
            if (Loaded.TryGetValue(file, out Assembly? assembly))
                return assembly;
            if (!File.Exists(file))
                throw new ClaimAssemblyException(path, "there is no such file");
            try
            {
                AssemblyDependencyResolver beside = new(file);
                AssemblyLoadContext.Default.Resolving += (context, name) => beside.ResolveAssemblyToPath(name) is { } found ? context.LoadFromAssemblyPath(found) : null;
                AssemblyLoadContext.Default.ResolvingUnmanagedDll += (_, name) => beside.ResolveUnmanagedDllToPath(name) is { } found ? NativeLibrary.Load(found) : 0;
                return Loaded[file] = AssemblyLoadContext.Default.LoadFromAssemblyPath(file);
            }
            catch (Exception e) when (e is BadImageFormatException or FileLoadException or InvalidOperationException)
            {
                throw new ClaimAssemblyException(path, e.Message, e);
            }
        }
    }

    /// <summary>The catalogue of this program's own claims and of those in the files named.</summary>
    /// <param name="own">This program's.</param>
    /// <param name="files">Paths of assemblies.</param>
    /// <exception cref="ClaimAssemblyException">One cannot be loaded, lacks something, or has no claim; or two claims have the same id.</exception>
    public static ClaimCatalogue Catalogue(Assembly own, IReadOnlyCollection<string> files)
    {
        foreach (string file in files)
        {
            try
            {
                if (new ClaimCatalogue(Load(file)).Claims.Count == 0)
                    throw new ClaimAssemblyException(file, "it has no public class with [Claim] that derives from TimingClaim or MechanismClaim");
            }
            catch (Exception e) when (e is FileNotFoundException or FileLoadException or TypeLoadException or ReflectionTypeLoadException or InvalidOperationException)
            {
                throw new ClaimAssemblyException(file, e.Message, e);
            }
        }

        try
        {
            return new ClaimCatalogue([own, .. files.Select(Load)]);
        }
        catch (InvalidOperationException e)
        {
            throw new ClaimAssemblyException(string.Join(", ", files), e.Message, e);
        }
    }
}

/// <summary>Claims were asked for in a file that does not have them.</summary>
public sealed class ClaimAssemblyException(string file, string why, Exception? cause = null)
    : Exception($"Claims cannot be taken from {file}: {why.TrimEnd('.')}. Expected the .dll of a project with claims, as `dotnet publish` leaves it, built against this version of PerfSuite.", cause);
