using System.Runtime.InteropServices;

namespace PerfSuite.Cli;

/// <summary>
/// Ctrl-C and requests to end, while something runs that has partial results to keep. The first cancels; a second one ends the
/// process at once, which still removes its files (see <see cref="Data.Workspace"/>).
/// </summary>
public sealed class Interruption : IDisposable
{
    private static readonly PosixSignal[] Signals = [PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP];

    private readonly CancellationTokenSource source = new();
    private readonly IReadOnlyList<PosixSignalRegistration> registrations;

    /// <param name="first">Called at the first signal, to say that it was heard.</param>
    public Interruption(Action? first = null) => registrations = [.. Signals.Select(s => PosixSignalRegistration.Create(s, context =>
    {
        context.Cancel = true;
        if (source.IsCancellationRequested)
            Environment.Exit(ExitCode.Interrupted);
        first?.Invoke();
        source.Cancel();
    }))];

    public CancellationToken Token => source.Token;

    public void Dispose()
    {
        foreach (PosixSignalRegistration registration in registrations)
            registration.Dispose();
        source.Dispose();
    }
}
