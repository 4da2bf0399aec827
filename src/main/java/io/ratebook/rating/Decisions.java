package io.ratebook.rating;

import io.ratebook.domain.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Decisions of one sort. There are as many lists of them as usages, most of them short, and most sorts aren't in them. */
final class Decisions {
    private Decisions() {}

    static <D extends Decision> List<D> of(List<? extends Decision> decisions, Class<D> type) {
        return of(decisions, type, each -> true);
    }

    static <D extends Decision> List<D> of(List<? extends Decision> decisions, Class<D> type, Predicate<D> which) {
        List<D> found = List.of();
        for (int i = 0; i < decisions.size(); i++) {
            Decision each = decisions.get(i);
            if (type.isInstance(each) && which.test(type.cast(each))) {
                found = found.isEmpty() ? new ArrayList<>(2) : found;
                found.add(type.cast(each));
            }
        }
        return found;
    }
}
