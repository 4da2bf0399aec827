package io.ratebook;

import io.ratebook.finding.Finding;
import io.ratebook.report.Line;
import io.ratebook.report.explain.Explanation;
import java.util.List;

/**
 * What became of a question why.
 *
 * @param lines every line of the result; empty where there are errors
 * @param explanations of the lines that were asked for; empty where none was, or where none is called so
 * @param findings errors only, worst first
 */
public record ExplainResult(List<Line> lines, List<Explanation> explanations, List<Finding> findings) {
    public ExplainResult {
        lines = List.copyOf(lines);
        explanations = List.copyOf(explanations);
        findings = List.copyOf(findings);
    }
}
