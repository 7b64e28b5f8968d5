using PerfSuite.Catalogue;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace PerfSuite.Claims.Tests.Discovery;

/// <summary>The test of one claim case. It crosses process borders as its method and its argument; name and traits are found anew.</summary>
public sealed class ClaimTestCase : SkippableFactTestCase
{
    private static readonly string[] Skipping = [typeof(Xunit.SkipException).FullName!];

    [Obsolete("Called by xunit when it deserializes the test.", error: true)]
    public ClaimTestCase()
    {
    }

    public ClaimTestCase(IMessageSink messages, ITestMethod testMethod, string caseName)
        : base(Skipping, messages, TestMethodDisplay.Method, testMethod, [caseName])
    {
    }

    protected override void Initialize()
    {
        base.Initialize();
        ClaimCase @case = Catalogued.Case((string)TestMethodArguments[0]);
        DisplayName = @case.Name;
        Traits["Area"] = [@case.Claim.Area];
        Traits["Claim"] = [@case.Claim.Id];
    }
}
