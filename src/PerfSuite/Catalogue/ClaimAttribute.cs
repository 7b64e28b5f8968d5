using System.Runtime.CompilerServices;
using PerfSuite.Judging.Records;

namespace PerfSuite.Catalogue;

/// <summary>Names a claim. The class is the claim as a sentence; the attribute says who makes it and what is expected of it.</summary>
/// <param name="id">Kebab-case, final: an id is never reused, a changed experiment gets a new one.</param>
/// <param name="file">Where the claim stands; the compiler fills it in.</param>
/// <param name="line">The line of this attribute; likewise.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ClaimAttribute(string id, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) : Attribute
{
    public string Id { get; } = id;

    /// <summary>Path of the source file when it was compiled.</summary>
    public string File { get; } = file;

    public int Line { get; } = line;

    /// <summary>The claim as one short sentence.</summary>
    public required string Title { get; init; }

    /// <summary>What is compared with what, and how: two or three sentences for the report.</summary>
    public required string Statement { get; init; }

    /// <summary>Who makes the claim, such as "fedorova"; several separated by a comma and a space.</summary>
    public required string Source { get; init; }

    /// <summary>What the verdict is expected to be on a current Linux.</summary>
    public required Expectation Expectation { get; init; }

    /// <summary>Why that is expected; for a machine-dependent claim, on what it depends.</summary>
    public required string Because { get; init; }

    /// <summary>Whether the claim speaks against mmap: if it is contradicted, that is news, and red only against a baseline.</summary>
    public bool Drawback { get; init; }
}
