using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using PerfSuite.Interop;

namespace PerfSuite.Processes;

/// <summary>
/// A fresh process that runs one static method of a claim. Parent and child talk in lines: the child's standard input and output.
/// The child dies with the thread that started it, leaves no core dump, and is killed when this object is disposed of.
/// </summary>
public sealed class Child : IDisposable
{
    /// <summary>Nothing that a child does takes longer, unless a claim says so.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Process process;
    private readonly BlockingCollection<string> lines = [];
    private readonly List<string> complaints = [];

    private Child(Process process)
    {
        this.process = process;
        process.OutputDataReceived += (_, e) => Received(e.Data);
        process.ErrorDataReceived += (_, e) => Complained(e.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Id => process.Id;

    /// <summary>Starts a process that runs <paramref name="entry"/>.</summary>
    /// <param name="entry">A static method; it gets <paramref name="arguments"/> and returns the exit code.</param>
    /// <param name="arguments">Handed to the method.</param>
    /// <param name="options">What the process is given beyond that.</param>
    public static Child Start(Func<string[], int> entry, IReadOnlyList<string> arguments, ChildOptions? options = null)
    {
        MethodInfo method = entry.Method.IsStatic ? entry.Method
            : throw new ArgumentException("A child runs a static method; a lambda carries state that another process does not have.", nameof(entry));
        ProcessStartInfo start = ChildHost.StartInfo(options?.Program, [ChildHost.LocationOf(method.DeclaringType!.Assembly, options?.Program), method.DeclaringType.FullName!, method.Name,
            Environment.ProcessId.ToString(CultureInfo.InvariantCulture), .. arguments]);
        options?.ApplyTo(start.Environment);
        return new Child(Process.Start(start)!);
    }

    /// <summary>Sends the child a line.</summary>
    public void WriteLine(string line)
    {
        process.StandardInput.WriteLine(line);
        process.StandardInput.Flush();
    }

    /// <summary>The child's next line.</summary>
    /// <param name="patience">How long to wait for it; <see cref="Patience"/> by default.</param>
    /// <exception cref="ChildException">The child ended, or took too long.</exception>
    public string ReadLine(TimeSpan? patience = null)
    {
        if (lines.TryTake(out string? line, patience ?? Patience))
            return line;
        throw new ChildException(lines.IsCompleted
            ? $"The child process {Id} ended ({WaitForExit()}) before it answered.{Complaints}"
            : $"The child process {Id} gave no answer within {(patience ?? Patience).TotalSeconds:0.#} s.{Complaints}");
    }

    /// <summary>Hands over the child's lines as they come, until it closes its output.</summary>
    /// <param name="received">Called with each line.</param>
    /// <param name="patience">How long to wait for each.</param>
    /// <exception cref="ChildException">One took longer.</exception>
    public void ReadLines(Action<string> received, TimeSpan patience)
    {
        while (lines.TryTake(out string? line, patience))
            received(line);
        if (!lines.IsCompleted)
            throw new ChildException($"The child process {Id} did nothing that it told of for {patience.TotalSeconds:0} s.{Complaints}");
    }

    /// <summary>Sends a line and waits for the answer.</summary>
    public string Ask(string line, TimeSpan? patience = null)
    {
        WriteLine(line);
        return ReadLine(patience);
    }

    /// <summary>Closes the child's input and waits for its end.</summary>
    /// <exception cref="ChildException">It did not end in time.</exception>
    public ChildExit WaitForExit(TimeSpan? patience = null)
    {
        process.StandardInput.Close();
        if (!process.WaitForExit(patience ?? Patience))
            throw new ChildException($"The child process {Id} did not end within {(patience ?? Patience).TotalSeconds:0.#} s.{Complaints}");
        process.WaitForExit(); // This overload also waits for the last lines of output.
        return new ChildExit(process.ExitCode);
    }

    /// <summary>Asks the child to end with what it has, if it has not ended; from any thread.</summary>
    public void Interrupt()
    {
        if (!process.HasExited)
            SystemCall.Kill(process.Id, Signal.Interrupt);
    }

    /// <summary>Ends the child at once, if it has not ended; from any thread.</summary>
    public void Kill()
    {
        if (!process.HasExited)
            process.Kill();
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
            process.WaitForExit();
        }

        process.Dispose();
        lines.Dispose();
    }

    /// <summary>What the child wrote to its standard error, as a sentence; empty where it wrote nothing.</summary>
    internal string Complaints => complaints.Count == 0 ? "" : " It said: " + string.Join(" ", complaints);

    private void Received(string? line)
    {
        if (line is null)
            lines.CompleteAdding();
        else
            lines.Add(line);
    }

    private void Complained(string? line)
    {
        if (!string.IsNullOrWhiteSpace(line))
            complaints.Add(line.Trim());
    }
}

/// <summary>How a child ended.</summary>
/// <param name="Code">Exit code; 128 + signal where a signal ended it.</param>
public readonly record struct ChildExit(int Code)
{
    /// <summary>The signal that ended the child; <see cref="Interop.Signal.None"/> where it ended by itself.</summary>
    public Signal Signal => Code > 128 ? (Signal)(Code - 128) : Signal.None;

    public override string ToString() => Signal == Signal.None ? $"exit code {Code}" : $"signal {Signal}";
}

/// <summary>What a child process is given beyond its arguments.</summary>
/// <param name="GroupFile">The file of a control group to join before anything else; null to stay in the parent's.</param>
/// <param name="Program">Path of another program built with this library, without extension, whose version of everything the child shall run;
/// null for this one.</param>
/// <param name="HeapLimitBytes">Limit of the managed heap, so that it does not eat a memory limit; null for none.</param>
public sealed record ChildOptions(string? GroupFile = null, long? HeapLimitBytes = null, string? Program = null)
{
    internal void ApplyTo(IDictionary<string, string?> environment)
    {
        environment[ChildProgram.GroupVariable] = GroupFile ?? "";
        if (HeapLimitBytes is { } bytes)
            environment["DOTNET_GCHeapHardLimit"] = "0x" + bytes.ToString("x", CultureInfo.InvariantCulture);
    }
}

/// <summary>A child process did not do what was asked of it.</summary>
public sealed class ChildException(string message) : Exception(message);
