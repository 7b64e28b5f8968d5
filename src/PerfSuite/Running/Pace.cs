namespace PerfSuite.Running;

/// <summary>Mean duration of a kind of case; the guess counts as one case.</summary>
public sealed class Pace(TimeSpan guess)
{
    private TimeSpan total = guess;
    private int count = 1;

    public TimeSpan Mean => total / count;

    public void Add(TimeSpan duration)
    {
        total += duration;
        count++;
    }
}
