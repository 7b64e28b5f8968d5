using Xunit.Abstractions;
using Xunit.Sdk;

namespace PerfSuite.Claims.Tests.Discovery;

/// <summary>
/// Makes one test of every case of every claim. The method gets the case's name, which is the test's name too;
/// the traits Area and Claim choose among them: <c>dotnet test --filter Area=Throughput</c>.
/// </summary>
[XunitTestCaseDiscoverer("PerfSuite.Claims.Tests.Discovery.ClaimCaseDiscoverer", "PerfSuite.Claims.Tests")]
[AttributeUsage(AttributeTargets.Method)]
public sealed class ClaimCasesAttribute : FactAttribute;

/// <summary>Finds the cases for xunit.</summary>
/// <param name="messages">Where xunit wants to be told of trouble.</param>
public sealed class ClaimCaseDiscoverer(IMessageSink messages) : IXunitTestCaseDiscoverer
{
    public IEnumerable<IXunitTestCase> Discover(ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
        Catalogued.Cases.Select(c => new ClaimTestCase(messages, testMethod, c.Name));
}
