using System.Reflection;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Storage;
using PerfSuite.Judging.Words;

namespace PerfSuite.Catalogue;

/// <summary>A claim of the catalogue: what its attributes say, and its cases.</summary>
public sealed class ClaimDescription
{
    private readonly ClaimAttribute attribute;

    internal ClaimDescription(Type type)
    {
        attribute = type.GetCustomAttribute<ClaimAttribute>()
            ?? throw new InvalidOperationException($"{type} derives from {nameof(Claim)} but has no [Claim] attribute.");
        if (!Identifier.IsClaimId(attribute.Id))
            throw new InvalidOperationException($"'{attribute.Id}' of {type} is no claim id: {Identifier.ClaimIdRule}.");
        Setting = type.GetCustomAttribute<SourceSettingAttribute>()?.Setting;
        if (Setting is null && SourceDocuments.Make(attribute.Source))
            throw new InvalidOperationException($"{type} makes a claim of a document ({attribute.Source}) but has no [SourceSetting] attribute: "
                + "it says in which setting the document has it, and what the suite chose.");
        Type = type;
        Kind = typeof(TimingClaim).IsAssignableFrom(type) ? ClaimKind.Timing : ClaimKind.Mechanism;
        Area = type.Namespace?.Split('.')[^1] ?? "";
        Cases = [.. ParameterCombination.AllOf(type).Select(p => new ClaimCase(this, p))];
    }

    public Type Type { get; }

    public string Id => attribute.Id;

    public string Title => attribute.Title;

    public string Statement => attribute.Statement;

    public string Source => attribute.Source;

    public Expectation Expectation => attribute.Expectation;

    public string Because => attribute.Because;

    public bool Drawback => attribute.Drawback;

    /// <summary>The source's setting, and what the suite chose; null where no document makes the claim and none is given.</summary>
    public ClaimSetting? Setting { get; }

    public ClaimKind Kind { get; }

    /// <summary>The folder of the catalogue that the claim stands in: the last part of its namespace.</summary>
    public string Area { get; }

    public IReadOnlyList<ClaimCase> Cases { get; }

    /// <summary>The claim as results have it, with what its cases say together.</summary>
    /// <param name="judged">Cases, of other claims too.</param>
    public ClaimRecord Describe(IReadOnlyList<CaseRecord> judged) => new(Id, Title, Statement, Kind.ToString(), Area, Source, Expectation.ToString(), Because, Drawback,
        [.. Cases[0].Create().Summarise([.. judged.Where(c => c.Claim == Id)])], Setting,
        SourceFile.InRepository(attribute.File, Directory.GetCurrentDirectory()) is { } file ? new SourcePlace(file, attribute.Line) : null, Type.Assembly.GetName().Name);

    public override string ToString() => Id;
}

/// <summary>One case of a claim.</summary>
public sealed class ClaimCase(ClaimDescription claim, ParameterCombination parameters)
{
    public ClaimDescription Claim { get; } = claim;

    public ParameterCombination Parameters { get; } = parameters;

    /// <summary>The case whose samples this one asks; null where it is measured itself.</summary>
    public SourceCase? Source => (Create() as TimingClaim)?.Source;

    /// <summary>Claim and case in one name.</summary>
    public string Name => CaseRecord.NameOf(Claim.Id, Parameters.ToString());

    /// <summary>A new instance of the claim with this case's parameters.</summary>
    public Claim Create()
    {
        Claim instance = (Claim)Activator.CreateInstance(Claim.Type)!;
        Parameters.ApplyTo(instance);
        return instance;
    }

    public override string ToString() => Name;
}
