package io.ratebook.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What could be read, and everything that was found on the way. The value holds the good part even where there are errors. */
public record Checked<T>(T value, List<Finding> findings) {
    public Checked {
        findings = List.copyOf(findings);
    }

    public static <T> Checked<T> of(T value) {
        return new Checked<>(value, List.of());
    }

    public boolean hasErrors() {
        return Finding.anyError(findings);
    }

    public <R> Checked<R> map(Function<? super T, ? extends R> change) {
        return new Checked<>(change.apply(value), findings);
    }

    /** The next step's value, with the findings of both. */
    public <R> Checked<R> then(Function<? super T, Checked<R>> next) {
        Checked<R> after = next.apply(value);
        List<Finding> all = new ArrayList<>(findings);
        all.addAll(after.findings());
        return new Checked<>(after.value(), all);
    }
}
