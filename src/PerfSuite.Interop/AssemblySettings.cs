using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

// Every signature is blittable: the runtime passes arguments as they are, without a marshalling stub.
[assembly: DisableRuntimeMarshalling]

// The only library bound is the C library, which is never found beside this assembly.
[assembly: DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]

[assembly: InternalsVisibleTo("PerfSuite.Interop.Tests")]
