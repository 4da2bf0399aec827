package io.ratebook.cases;

import io.ratebook.domain.Stage;
import io.ratebook.finding.Location;
import io.ratebook.grid.TableRow;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One row of a cases file: facts in a few columns, and what the rules of the file beside it decide about them or what they cost. */
public final class RuleCase {
    private final TableRow row;
    private final List<Object> facts;

    private RuleCase(TableRow row, List<Object> facts) {
        this.row = row;
        this.facts = List.copyOf(facts);
    }

    /** @throws UnusableCase where the row says something that no fact can be made of */
    static RuleCase of(TableRow row, Stage stage) {
        return new RuleCase(row, new CaseFacts(row).of(stage));
    }

    /** What the row shows, as its author says it; may be empty. */
    public String name() {
        return row.text(CaseColumns.CASE);
    }

    /** The row's first cell or line. */
    public Location where() {
        return row.where();
    }

    /** What the rules of its stage see. */
    public List<Object> facts() {
        return facts;
    }

    CaseFacts row() {
        return new CaseFacts(row);
    }

    /** The decisions in order, as {@link DecisionWords} says them; empty where the row doesn't say what is decided. */
    Optional<List<String>> expected() {
        String expect = row.text(CaseColumns.EXPECT);
        if (expect.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                expect.equals(CaseColumns.NONE)
                        ? List.of()
                        : list(expect).sorted().toList());
    }

    /** True where it expects a decision of that rule. */
    public boolean expects(String rule) {
        return expected().orElse(List.of()).stream().anyMatch(each -> each.startsWith(rule + " "));
    }

    /** What the usage costs after all stages, in USD; empty where the row doesn't say. */
    public Optional<BigDecimal> expectedCost() {
        return row.number(CaseColumns.COST);
    }

    /** How far the cost may be from the one that is expected, in USD; zero where the row doesn't say. */
    BigDecimal tolerance() {
        return row.number(CaseColumns.TOLERANCE).orElse(BigDecimal.ZERO);
    }

    /** True where the row says nothing of what it expects. */
    boolean isOpen() {
        return row.text(CaseColumns.EXPECT).isEmpty() && expectedCost().isEmpty();
    }

    /** True where the file has that column, filled or not. */
    boolean has(String column) {
        return row.has(column);
    }

    /** The cell of a column that the file has. */
    Location where(String column) {
        return row.where(column);
    }

    static Stream<String> list(String text) {
        return Stream.of(text.split(";")).map(String::strip).filter(each -> !each.isEmpty());
    }
}
