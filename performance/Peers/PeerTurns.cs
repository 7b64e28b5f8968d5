using PerfSuite.Data;
using PerfSuite.Measurement;

namespace PerfSuite.Performance.Peers;

/// <summary>The turns of one cell: in each, every program makes a pass of each arm, in an order drawn at random.</summary>
/// <param name="suite">The suite's own arms.</param>
/// <param name="panel">The peers.</param>
/// <param name="turns">How many turns.</param>
/// <param name="seed">Seed of their order.</param>
internal sealed class PeerTurns(Contestant suite, Panel panel, int turns, int seed)
{
    /// <summary>The kernel may take pages of a cached file at any time; more often than this it is no accident.</summary>
    private const int MostAttempts = 5;

    /// <summary>Speeds of each program that made all its passes, the suite among them.</summary>
    /// <exception cref="ResidencyException">The page cache cannot be brought to where the cell needs it.</exception>
    /// <exception cref="CannotMeasureException">The suite's own arm failed.</exception>
    public IReadOnlyDictionary<Contestant, PeerSpeeds> Measure(PeerCell cell)
    {
        (Contestant Program, PassArm Arm)[] arms = [.. panel.Peers.Prepend(suite).SelectMany(p => Enum.GetValues<PassArm>().Select(a => (p, a)))];
        Dictionary<(Contestant, PassArm), double[]> speeds = arms.ToDictionary(a => a, _ => new double[turns]);
        TurnOrder order = new(arms.Length, seed);
        for (int turn = 0; turn < turns; turn++)
            foreach (int index in order.NextRound())
                if (IsIn(arms[index].Program))
                    speeds[arms[index]][turn] = Speed(arms[index].Program, new PeerPass(cell, arms[index].Arm));
        return arms.Select(a => a.Program).Distinct().Where(IsIn).ToDictionary(p => p, p => new PeerSpeeds(speeds[(p, PassArm.Read)], speeds[(p, PassArm.Map)]));
    }

    /// <summary>The suite's turns are for the peers; without any they end.</summary>
    private bool IsIn(Contestant program) => program == suite ? panel.Peers.Count > 0 : panel.Peers.Contains(program);

    private double Speed(Contestant program, PeerPass pass)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return ValidSpeed(program, pass);
            }
            catch (ResidencyException) when (attempt < MostAttempts)
            {
                // Made again, from the start.
            }
            catch (PeerException e) when (program != suite)
            {
                panel.Dismiss(program, e);
                return double.NaN;
            }
            catch (PeerException e)
            {
                throw new CannotMeasureException($"The suite's own arm failed at {pass.ArmWord} {pass.Cell.Name}: {e.Message}", "this is a fault of the suite; report it.", e);
            }
        }
    }

    /// <exception cref="ResidencyException">The file was not, or did not stay, as the pass needs it; then a failure is not the program's.</exception>
    private static double ValidSpeed(Contestant program, PeerPass pass)
    {
        pass.Cell.Establish();
        try
        {
            double speed = program.GigabytesPerSecond(pass);
            pass.Cell.VerifyAfterwards();
            return speed;
        }
        catch (PeerException)
        {
            pass.Cell.VerifyAfterwards();
            throw;
        }
    }
}
