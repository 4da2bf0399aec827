package io.ratebook.workbook.result;

import io.ratebook.finding.Finding;
import io.ratebook.finding.Severity;
import io.ratebook.workbook.SheetStyles.Role;
import io.ratebook.workbook.result.TableSheet.Head;
import java.util.List;

/** What a reader should know about the result: warnings and remarks, worst first. */
final class FindingsSheet {
    static final String NAME = "Findings";

    private FindingsSheet() {}

    static void write(Draft draft) {
        TableSheet table = TableSheet.streamed(
                draft,
                NAME,
                0,
                List.of(
                        Head.text("Severity", 11),
                        Head.text("Code", 22),
                        Head.text("Where", 44),
                        Head.text("Message", 80),
                        Head.text("Maybe", 50)));
        Pen pen = table.pen();
        for (Finding finding : draft.report().findings()) {
            int row = table.nextRow();
            pen.text(row, 0, word(finding.severity()), role(finding.severity()));
            pen.text(row, 1, finding.code(), Role.TEXT);
            pen.text(row, 2, finding.where().toString(), Role.WRAPPED);
            pen.text(row, 3, finding.message(), Role.WRAPPED);
            pen.text(row, 4, finding.maybe() == null ? "" : finding.maybe(), Role.WRAPPED);
        }
        table.finish();
    }

    static String word(Severity severity) {
        return switch (severity) {
            case ERROR -> "Error";
            case WARNING -> "Warning";
            case INFO -> "Remark";
        };
    }

    static Role role(Severity severity) {
        return switch (severity) {
            case ERROR -> Role.BAD;
            case WARNING -> Role.WARN;
            case INFO -> Role.TEXT;
        };
    }
}
