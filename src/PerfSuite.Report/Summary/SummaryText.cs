using System.Text;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Words;
using PerfSuite.Report.Content;
using PerfSuite.Report.Content.Answers;
using PerfSuite.Report.Content.Regimes;
using PerfSuite.Report.Wording;

namespace PerfSuite.Report.Summary;

/// <summary>The results as GitHub-flavoured Markdown: the answer, what is red and what to do about it, what is news, every case.</summary>
internal static class SummaryText
{
    public static string Of(SuiteResults results)
    {
        SuiteResults written = AsWritten.Of(results);
        Answer answer = AnswerBuilder.Of(written, new Anchors(written), ForestPlot.Axis(written));
        StringBuilder text = new();
        Opening(text, answer, written);
        Reds(text, written.Reds, written.Claims);
        LetThrough(text, answer.LetThrough);
        Regimes(text, answer.Regimes);
        News(text, answer.News);
        NotApplicable(text, written.Cases);
        CaseTable.Append(text, written.Cases);
        text.Append('\n').Append(MarkdownText.Escaped(answer.Certainty)).Append('\n');
        return text.ToString();
    }

    private static void Opening(StringBuilder text, Answer answer, SuiteResults results)
    {
        int reds = results.Reds.Count();
        text.Append("# Does mmap beat system calls here? ").Append(answer.Headline).Append("\n\n");
        text.Append(reds == 0 ? "Nothing is red. " : $"**{Number.Of(reds, "case")} red.** ")
            .AppendJoin(", ", answer.Counts.Where(c => c.Cases > 0).Select(c => $"{c.Cases} {VerdictWords.Label(c.Verdict).ToLowerInvariant()}"))
            .Append("; against the baseline ")
            .AppendJoin(", ", answer.Changes.Where(c => c.Cases > 0).Select(c => $"{c.Cases} {VerdictWords.Label(c.Verdict).ToLowerInvariant()}"))
            .Append(".\n\n");
        foreach (string warning in answer.Warnings)
            text.Append("> **Warning.** ").Append(MarkdownText.Escaped(warning)).Append("\n\n");
        text.AppendJoin(" · ", ReportPage.BylineOf(results).Select(MarkdownText.Escaped)).Append('\n');
    }

    private static void Reds(StringBuilder text, IEnumerable<CaseRecord> reds, IReadOnlyList<ClaimRecord> claims)
    {
        foreach (CaseRecord red in reds)
        {
            text.Append("\n### Red: ").Append(MarkdownText.Code(red.Name)).Append("\n\n");
            foreach (string line in RedAccount.Of(red, claims))
                text.Append("- ").Append(MarkdownText.Escaped(line)).Append('\n');
        }
    }

    private static void LetThrough(StringBuilder text, IReadOnlyList<RedCase> cases)
    {
        if (cases.Count > 0)
            text.Append("\n## Let through, because a commit says that it is meant\n\n");
        foreach (RedCase meant in cases)
            text.Append("- ").Append(MarkdownText.Code(meant.Case.Text)).Append(": ").Append(MarkdownText.Escaped(meant.Reason)).Append('\n');
    }

    private static void Regimes(StringBuilder text, IReadOnlyList<RegimeAnswer> regimes)
    {
        text.Append("\n## By regime\n\nRatio: time of the system-call arm ÷ time of the mmap arm; above 1, mmap is faster.\n\n")
            .Append(MarkdownText.Row("regime", "answer", "mean ratio (interval)", "claims")).Append("\n|---|---|---|---|\n");
        foreach (RegimeAnswer r in regimes)
            text.Append(MarkdownText.Row(r.Regime.Name, MarkdownText.Escaped(r.Sentence),
                r.Ratio is { } ratio ? $"{Number.Ratio(ratio.Estimate)} ({Number.Limits(ratio)})" : "–",
                string.Join(", ", r.Evidence.Select(e => MarkdownText.Code(e.Text))))).Append('\n');
    }

    private static void News(StringBuilder text, IReadOnlyList<NewsItem> news)
    {
        if (news.Count == 0)
            return;
        text.Append("\n## Findings: verdicts that differ from the documents or from what was expected\n\n");
        foreach (NewsItem item in news)
            text.Append("- ").Append(MarkdownText.Code(item.Claim.Text)).Append(' ').Append(MarkdownText.Escaped(item.Sentence)).Append('\n');
    }

    private static void NotApplicable(StringBuilder text, IReadOnlyList<CaseRecord> cases)
    {
        IGrouping<string, CaseRecord>[] reasons =
            [.. cases.Where(c => c.ClaimVerdict == ClaimVerdict.NotApplicable).GroupBy(c => c.Reason, StringComparer.Ordinal)];
        if (reasons.Length == 0)
            return;
        text.Append("\n## Not applicable here\n\n");
        foreach (IGrouping<string, CaseRecord> reason in reasons)
            text.Append("- ").AppendJoin(", ", reason.Select(c => MarkdownText.Code(c.Name))).Append(": ")
                .Append(MarkdownText.Escaped(reason.Key)).Append('\n');
    }
}
