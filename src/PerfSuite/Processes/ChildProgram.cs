using System.Globalization;
using System.Reflection;
using System.Runtime.Loader;
using PerfSuite.Interop;

namespace PerfSuite.Processes;

/// <summary>Entry point of a child process: calls the static method that the parent named.</summary>
/// <remarks>A program that is published with its own runtime starts itself for its children, with <see cref="Command"/> as first argument,
/// and hands the rest to <see cref="Run"/> before it does anything else. Every other program need not know of this.</remarks>
public static class ChildProgram
{
    /// <summary>What a child process is told by.</summary>
    public const string Command = "perfsuite-child";

    /// <summary>The group's file of processes; joined before anything is touched, so that all of the child's memory is charged there.</summary>
    internal const string GroupVariable = "PERFSUITE_CHILD_GROUP";

    /// <summary>Does what the parent asked for; ends with the parent.</summary>
    /// <param name="args">What the parent handed over.</param>
    /// <returns>The exit code.</returns>
    public static int Run(string[] args)
    {
        if (args is not [string assembly, string type, string method, string parent, .. string[] rest])
        {
            Console.Error.WriteLine("This is the part of PerfSuite that runs in child processes; use the perfsuite tool.");
            return 2;
        }

        DieWith(int.Parse(parent, CultureInfo.InvariantCulture));
        if (Environment.GetEnvironmentVariable(GroupVariable) is { Length: > 0 } group)
            File.WriteAllText(group, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        MethodInfo entry = AssemblyLoadContext.Default.LoadFromAssemblyPath(assembly).GetType(type, throwOnError: true)!
            .GetMethod(method, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!;
        return entry.CreateDelegate<Func<string[], int>>()(rest);
    }

    private static int Main(string[] args) => Run(args);

    /// <summary>A child that outlived its parent would hold files and memory. It leaves no core either, however it ends.</summary>
    private static void DieWith(int parent)
    {
        if (SystemCall.Prctl(ProcessControl.SetParentDeathSignal, (nint)Signal.Kill) != 0)
            throw SystemCallException.Last("prctl(PR_SET_PDEATHSIG)");
        if (SystemCall.Setrlimit(LimitedResource.CoreBytes, new ResourceLimit(0, 0)) != 0)
            throw SystemCallException.Last("setrlimit(RLIMIT_CORE)");
        if (SystemCall.EmptyCall() != parent)
            Environment.Exit(1);
    }
}
