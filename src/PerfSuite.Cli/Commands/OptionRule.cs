using System.CommandLine;

namespace PerfSuite.Cli.Commands;

/// <summary>What an option's value has to be beside what its type says.</summary>
internal static class OptionRule
{
    /// <summary>Refuses other values. What cannot be a value of the type at all is the parser's to tell.</summary>
    /// <param name="option">The option.</param>
    /// <param name="holds">Whether a value that was given is allowed.</param>
    /// <param name="allowed">What is, to follow "is": <c>from 1 to 100</c>.</param>
    public static void Require<T>(this Option<T> option, Predicate<T> holds, string allowed) => option.Validators.Add(given =>
    {
        if (given.Tokens.Count == 0)
            return;
        try
        {
            if (!holds(given.GetValueOrDefault<T>()!))
                given.AddError($"{option.Name} is {allowed}.");
        }
        catch (InvalidOperationException)
        {
            // Its conversion fails, which the parser has among its errors.
        }
    });
}
