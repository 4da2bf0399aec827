package io.ratebook.rules;

import io.ratebook.domain.Stage;
import io.ratebook.finding.Location;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Rule files that were kept without their cells and lines: they are read again where something turns out to be wrong with them. */
final class ReadAgain {
    private final Supplier<List<RuleSource>> reading;
    private @Nullable List<RuleSource> read;

    /** @param reading every source of the folder */
    ReadAgain(Supplier<List<RuleSource>> reading) {
        this.reading = reading;
    }

    /** A source as it was; places are the file's own where it has changed since. */
    RuleSource source(String path, Stage stage, String drl, List<RuleSource.Named> rules) {
        return new RuleSource(
                path,
                stage,
                drl,
                rules,
                (fragment, word) -> same(path, drl)
                        .map(each -> each.places().of(fragment, word))
                        .orElse(Location.ofFile(path)),
                some -> same(path, drl).map(each -> each.only(some)).orElseGet(() -> source(path, stage, drl, rules)));
    }

    private Optional<RuleSource> same(String path, String drl) {
        return sources().stream()
                .filter(each -> each.path().equals(path) && each.drl().equals(drl))
                .findFirst();
    }

    private synchronized List<RuleSource> sources() {
        List<RuleSource> known = read;
        if (known == null) {
            known = reading.get();
            read = known;
        }
        return known;
    }
}
