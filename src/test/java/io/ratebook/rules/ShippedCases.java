package io.ratebook.rules;

import io.ratebook.cases.CaseFile;
import io.ratebook.domain.RuleRef;
import io.ratebook.domain.Stage;
import io.ratebook.grid.Csv;
import io.ratebook.grid.Grid;
import io.ratebook.workbook.SheetLayout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** The facts of every case beside the shipped rules. */
final class ShippedCases {
    private ShippedCases() {}

    static void each(BiConsumer<Stage, List<Object>> facts) {
        Map<String, Stage> stages = Shipped.rulebook().rules().stream()
                .collect(Collectors.toMap(each -> each.at().file(), RuleRef::stage, (one, same) -> one));
        for (RuleFile file : Shipped.files()) {
            if (CaseFile.isNamedSo(file.path())) {
                CaseFile cases = CaseFile.read(
                                file.path(), List.of(grid(file.path())), stages, SheetLayout.USAGE.columns())
                        .value()
                        .orElseThrow();
                cases.cases().forEach(each -> facts.accept(cases.stage(), each.facts()));
            }
        }
    }

    private static Grid grid(String path) {
        try {
            return Csv.read(path, Files.readString(Path.of(path))).value();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
