using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace PerfSuite.History.Tests;

/// <summary>A server of its own for these tests: in a folder of its own, on a free port of the loopback, without a password. Where PostgreSQL is not installed, or cannot be started, tests skip with the reason.</summary>
public sealed class PostgreSqlServer : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string folder = Directory.CreateTempSubdirectory("perfsuite-postgresql-").FullName;
    private readonly Process? server;
    private readonly string connection = "";
    private int databases;

    public PostgreSqlServer()
    {
        if (Program("initdb") is not { } initdb || Program("postgres") is not { } postgres)
        {
            Reason = "PostgreSQL is not installed; `ci/tools.sh` installs it.";
            return;
        }

        string data = Path.Combine(folder, "data");
        // The server refuses to run as root.
        string[] asOther = Environment.UserName == "root" ? ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"] : [];
        if (asOther.Length > 0)
            Run("chown", "nobody:nogroup", folder);
        if (Run([.. asOther, initdb, "-D", data, "-U", "perfsuite", "--auth=trust", "--no-sync", "--encoding=UTF8", "--locale=C"]) is { Length: > 0 } problem)
        {
            Reason = $"PostgreSQL cannot make a database here: {problem}";
            return;
        }

        int port = FreePort();
        string[] start = [.. asOther, postgres, "-D", data, "-k", "", "-h", "127.0.0.1", "-p", port.ToString(CultureInfo.InvariantCulture)];
        server = Process.Start(new ProcessStartInfo(start[0], start[1..]) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true })!;
        server.BeginErrorReadLine();
        server.BeginOutputReadLine();
        connection = $"Host=127.0.0.1;Port={port};Username=perfsuite;Pooling=false";
        Reason = WaitUntilItAnswers();
    }

    /// <summary>Why there is none; null where there is.</summary>
    public string? Reason { get; }

    /// <summary>Connection string of a fresh, empty database.</summary>
    public string NewDatabase()
    {
        string name = $"history{++databases}";
        using NpgsqlConnection open = new($"{connection};Database=postgres");
        open.Open();
        using NpgsqlCommand create = new($"create database {name}", open);
        create.ExecuteNonQuery();
        return $"{connection};Database={name}";
    }

    public void Dispose()
    {
        if (server is { HasExited: false })
        {
            Run("kill", "-INT", server.Id.ToString(CultureInfo.InvariantCulture)); // At once, and with its children.
            server.WaitForExit();
        }

        server?.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private string? WaitUntilItAnswers()
    {
        Stopwatch waited = Stopwatch.StartNew();
        while (true)
            try
            {
                using NpgsqlConnection open = new($"{connection};Database=postgres");
                open.Open();
                return null;
            }
            catch (NpgsqlException e)
            {
                if (server!.HasExited || waited.Elapsed > Patience)
                    return $"PostgreSQL does not answer: {e.Message}";
                Thread.Sleep(100);
            }
    }

    /// <summary>On the path, or where Debian keeps the programs of a server.</summary>
    private static string? Program(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
        .Concat(Directory.Exists("/usr/lib/postgresql") ? Directory.EnumerateDirectories("/usr/lib/postgresql").OrderDescending(StringComparer.Ordinal).Select(v => Path.Combine(v, "bin")) : [])
        .Select(p => Path.Combine(p, name)).FirstOrDefault(File.Exists);

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <returns>What it complained of; empty where it ended well.</returns>
    private static string Run(params string[] command)
    {
        using Process process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true })!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        string said = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? "" : $"{said}{output.Result}".Trim() is { Length: > 0 } why ? why : $"code {process.ExitCode}";
    }
}
