namespace PerfSuite.Judging.Verdicts;

/// <summary>Cases are judged one by one, whatever the others are: on all processors.</summary>
internal static class InParallelExtension
{
    /// <summary>As <c>Select</c>, in the same order.</summary>
    public static ParallelQuery<TResult> InParallel<T, TResult>(this IEnumerable<T> cases, Func<T, TResult> judge) => cases.AsParallel().AsOrdered().Select(judge);
}
