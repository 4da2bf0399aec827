package io.ratebook;

import io.ratebook.amount.Exact;
import io.ratebook.domain.Contract;
import io.ratebook.domain.Header;
import io.ratebook.domain.Request;
import io.ratebook.domain.Scenario;
import io.ratebook.domain.Usage;
import io.ratebook.finding.Checked;
import io.ratebook.finding.Finding;
import io.ratebook.finding.Location;
import io.ratebook.grid.Csv;
import io.ratebook.ratecard.RateCard;
import io.ratebook.rating.CaseCharges;
import io.ratebook.rating.Charge;
import io.ratebook.rating.Draw;
import io.ratebook.rating.Rater;
import io.ratebook.rating.TrueUp;
import io.ratebook.rules.Rulebook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A price list, what was used and what it must cost: one section of a text file.
 *
 * <pre>
 * == the name
 * source: who published it, and where
 * rates:
 * meter,price
 * input,3
 * usage: Input tokens=100; Calls=2
 * term: discount; Percent=0.1
 * total: 0.00054
 * </pre>
 *
 * A column of the rates that is left out says: {@code acme}, its model {@code m}, for a million tokens, in USD. What the examples
 * say of the result: {@code total} (after terms), {@code charges} (before), {@code cut} (by caps), {@code paid} (by credits),
 * {@code owed} (towards minimums), {@code quantity} (charged, of all usages), {@code finding} (a code, and words in its message).
 *
 * @param lines the other lines, by the word before the colon
 */
record WorkedExample(String name, List<String> rates, Map<String, List<String>> lines) {
    private static final Map<String, String> RATE = Map.of(
            "provider", "acme",
            "model", "m",
            "meter", "input",
            "per", "1000000",
            "unit", "token",
            "currency", "USD",
            "source", "the example");

    /** The examples of a file among the test's resources. */
    static Stream<WorkedExample> in(String resource) {
        try {
            String text = Files.readString(Path.of("src/test/resources", resource));
            return Stream.of(text.split("(?m)^== ", -1)).skip(1).map(WorkedExample::parse);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static WorkedExample parse(String section) {
        List<String> all = section.lines().filter(each -> !each.isBlank()).toList();
        List<String> rates = new ArrayList<>();
        Map<String, List<String>> lines = new LinkedHashMap<>();
        for (String line : all.subList(1, all.size())) {
            int colon = line.indexOf(": ");
            if (colon > 0 && line.substring(0, colon).matches("[a-z]+")) {
                lines.computeIfAbsent(line.substring(0, colon), word -> new ArrayList<>())
                        .add(line.substring(colon + 2).strip());
            } else if (!line.equals("rates:")) {
                rates.add(line.strip());
            }
        }
        return new WorkedExample(all.get(0).strip(), rates, lines);
    }

    List<String> all(String word) {
        return lines.getOrDefault(word, List.of());
    }

    String one(String word) {
        if (all(word).size() != 1) {
            throw new AssertionError(name + " needs one line \"" + word + "\"");
        }
        return all(word).get(0);
    }

    /** The card as its file would be written. */
    Checked<RateCard> card() {
        if (rates.isEmpty()) {
            return Checked.of(new RateCard(List.of()));
        }
        List<String> head = List.of(rates.get(0).split(",", -1));
        Map<String, String> missing = new LinkedHashMap<>(RATE);
        missing.keySet().removeAll(head);
        StringBuilder csv = new StringBuilder(rates.get(0) + tail(missing.keySet().stream()) + "\n");
        rates.subList(1, rates.size())
                .forEach(row ->
                        csv.append(row).append(tail(missing.values().stream())).append('\n'));
        return Csv.read("example.csv", csv.toString()).then(grid -> RateCard.read(List.of(grid)));
    }

    private static String tail(Stream<String> values) {
        return values.map(each -> "," + each).collect(Collectors.joining());
    }

    /** Rates it, by the public path from cards and rules to charges. */
    Outcome rate(Rulebook rulebook) {
        Checked<RateCard> card = card();
        ExampleRows rows = new ExampleRows(this);
        Header header = rows.header();
        List<Usage> usages = rows.usages(header);
        List<Contract> terms = rows.terms(header);
        Request request = new Request(
                header,
                List.of(new Scenario("Plan", "", Map.of(), Location.ofSheet(ExampleRows.FILE, "Scenarios"))),
                List.of(),
                usages,
                terms,
                List.of(),
                List.of(),
                List.of(),
                List.of());
        CaseCharges charges = new Rater(rulebook, card.value().rates()).rate(request, io.ratebook.amount.Case.BASE);
        List<Finding> findings = new ArrayList<>(card.findings());
        findings.addAll(charges.findings());
        return new Outcome(charges, findings);
    }

    /** What came out, and how the words of an example are answered. */
    record Outcome(CaseCharges of, List<Finding> findings) {
        BigDecimal number(String word) {
            return switch (word) {
                case "total" ->
                    number("charges")
                            .subtract(number("cut"))
                            .add(number("owed"))
                            .subtract(number("paid"));
                case "charges" ->
                    sum(of.charges().stream().map(each -> each.cost().amount()));
                case "quantity" -> sum(of.charges().stream().map(Charge::quantity));
                case "cut" -> drawn(Draw::isCap);
                case "paid" -> drawn(each -> !each.isCap());
                case "owed" -> sum(of.trueUps().stream().map(TrueUp::amount).map(each -> each.amount()));
                default -> throw new AssertionError("no such number: " + word);
            };
        }

        private BigDecimal drawn(Predicate<Draw> which) {
            return sum(
                    of.draws().stream().filter(which).map(each -> each.amount().amount()));
        }

        private static BigDecimal sum(Stream<BigDecimal> numbers) {
            return Exact.normal(numbers.reduce(BigDecimal.ZERO, BigDecimal::add));
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
