package io.ratebook.report;

import io.ratebook.amount.Case;
import io.ratebook.domain.Request;
import io.ratebook.rating.Rated;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What one setting of the assumptions comes to: lines, totals and comparisons. */
record Answers(Map<Case, Request> requests, List<Line> lines, List<ScenarioTotal> totals, List<Compared> comparisons) {

    static Answers of(Rated rated) {
        Map<Case, Request> requests = new EnumMap<>(Case.class);
        for (Case which : Case.values()) {
            requests.put(which, rated.at(which).request());
        }
        List<Line> lines = Lines.of(rated);
        return new Answers(
                requests, lines, Totals.of(rated.base().request(), lines), new Comparisons(requests, lines).answers());
    }

    Request request(Case which) {
        Request request = requests.get(which);
        if (request == null) {
            throw new IllegalStateException("no request for the case " + which);
        }
        return request;
    }
}
