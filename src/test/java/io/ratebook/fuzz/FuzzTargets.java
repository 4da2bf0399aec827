package io.ratebook.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.cases.CaseFile;
import io.ratebook.domain.Stage;
import io.ratebook.finding.Checked;
import io.ratebook.finding.Location;
import io.ratebook.grid.Book;
import io.ratebook.grid.Cell;
import io.ratebook.grid.CellReader;
import io.ratebook.grid.CellValue;
import io.ratebook.grid.Column;
import io.ratebook.grid.Csv;
import io.ratebook.grid.Grid;
import io.ratebook.json.JsonPrompts;
import io.ratebook.json.JsonValues;
import io.ratebook.ratecard.RateCard;
import io.ratebook.ratecard.catalogue.Catalogue;
import io.ratebook.ratecard.catalogue.Choice;
import io.ratebook.rules.RuleFile;
import io.ratebook.rules.Rulebook;
import io.ratebook.rules.RulebookLoader;
import io.ratebook.tokens.PromptFile;
import io.ratebook.tokens.TokenCounter;
import io.ratebook.tokens.UnreadablePromptException;
import io.ratebook.workbook.SheetLayout;
import io.ratebook.workbook.read.CellNumbers;
import io.ratebook.workbook.read.WorkbookReader;
import io.ratebook.workbook.seal.SealCheck;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every way in, given any bytes: the answer is a value within bounds or findings that can be shown, never an exception. */
public final class FuzzTargets {
    private static final Path INPUT = Path.of("workbooks/template.xlsx");
    private static final Path TABLE = Path.of("rules/30-adjust");
    private static final MathContext NEARLY = new MathContext(14);

    private final Path folder;
    private final SmallWorkbook input;
    private final SmallWorkbook table;

    /** @param folder for files that are read and forgotten */
    public FuzzTargets(Path folder) {
        this.folder = folder;
        try (var tables = Files.list(TABLE)) {
            this.input = new SmallWorkbook(INPUT);
            this.table = new SmallWorkbook(tables.filter(each -> each.toString().endsWith(".drl.xlsx"))
                    .sorted()
                    .findFirst()
                    .orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The targets by name. */
    public void run(String target, byte[] data) throws IOException {
        switch (target) {
            case "gate" -> gate(data);
            case "part" -> part(data);
            case "number" -> number(data);
            case "card" -> card(data);
            case "cases" -> cases(data);
            case "prompt" -> prompt(data);
            case "promptFile" -> promptFile(data);
            case "catalogue" -> catalogue(data);
            case "drl" -> drl(data);
            case "sheet" -> sheet(data);
            default -> throw new IllegalArgumentException("no target " + target);
        }
    }

    /** Bytes as a workbook. */
    public void gate(byte[] data) throws IOException {
        Path file = Files.write(folder.resolve("any.xlsx"), data);
        read(file);
    }

    /** A sound workbook with other content in one part: the first byte says in which. */
    public void part(byte[] data) throws IOException {
        if (data.length > 0) {
            byte[] content = Arrays.copyOfRange(data, 1, data.length);
            Path file = input.with(input.part(data[0]), content, folder.resolve("part.xlsx"));
            read(file);
            Told.well(SealCheck.open(file, "part.xlsx").findings());
        }
    }

    private static void read(Path file) {
        Optional<Book> book = Told.whole(WorkbookReader.read(file, "any.xlsx"));
        book.ifPresent(each -> each.sheets().forEach(Told::bounded));
    }

    /** Text as the content of a number cell, and as the text in a column of numbers. */
    public void number(byte[] data) {
        String text = new String(data, StandardCharsets.UTF_8);
        CellNumbers.parse(text).ifPresent(number -> {
            BigDecimal meant = new BigDecimal(text.strip());
            Told.digits(number);
            boolean tiny = meant.signum() != 0 && meant.abs().compareTo(new BigDecimal("1E-300")) < 0;
            assertThat(tiny || near(number, meant)).as(text + " is " + number).isTrue();
        });
        CellNumbers.isoDate(text, false);
        for (boolean textual : List.of(true, false)) {
            for (Column.Kind kind : Column.Kind.values()) {
                List<io.ratebook.finding.Finding> findings = new ArrayList<>();
                Cell cell = Cell.of(Location.ofCell("any.xlsx", "Usage", 2, 3), new CellValue.Text(text));
                CellReader reader = new CellReader(textual, findings);
                Column column = Column.of("Calls", kind, "a number");
                if (column.isNumeric()) {
                    BigDecimal read = reader.number(cell, column);
                    assertThat(read == null || findings.isEmpty()).isTrue();
                    reader.numbers(cell, column);
                }
                reader.text(cell, column);
                reader.date(cell, column);
                reader.any(cell, column);
                Told.well(findings);
            }
        }
    }

    private static boolean near(BigDecimal number, BigDecimal meant) {
        BigDecimal difference = number.subtract(meant).abs();
        return difference.compareTo(meant.abs().movePointLeft(13)) <= 0
                || number.round(NEARLY).compareTo(meant.round(NEARLY)) == 0;
    }

    /** Text as a rate card. */
    public void card(byte[] data) {
        Checked<Grid> grid = Csv.read("rate-cards/any.csv", text(data));
        Told.well(grid.findings());
        Told.bounded(grid.value());
        Checked<RateCard> card = RateCard.read(List.of(grid.value()));
        Told.well(card.findings());
        card.value()
                .rates()
                .forEach(each -> assertThat(each.unitRate().per().signum()).isPositive());
    }

    /** Text as the cases of a rule file. */
    public void cases(byte[] data) {
        String file = "rules/10-meter/any.cases.csv";
        Checked<Grid> grid = Csv.read(file, text(data));
        Told.well(grid.findings());
        Told.well(CaseFile.read(
                        file,
                        List.of(grid.value()),
                        Map.of("rules/10-meter/any.drl", Stage.METER),
                        SheetLayout.USAGE.columns())
                .findings());
    }

    /** Text as one prompt in JSON. */
    public void prompt(byte[] data) {
        try {
            assertThat(new JsonPrompts().prompt(text(data))).isNotNull();
        } catch (UnreadablePromptException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    /** Bytes as a file of prompts, in each form. */
    public void promptFile(byte[] data) throws IOException {
        for (String kind : List.of("txt", "jsonl", "csv")) {
            Path file = Files.write(folder.resolve("any." + kind), data);
            Told.whole(PromptFile.profile(file, "any." + kind, new JsonPrompts(), TokenCounter.of("", "")));
        }
    }

    /** Bytes as a public catalogue, in each form, to the text of cards and their rates. */
    public void catalogue(byte[] data) throws IOException {
        Path file = Files.write(folder.resolve("any.json"), data);
        Optional<Object> values = Told.whole(JsonValues.read(file, "any.json"));
        if (values.isEmpty()) {
            return;
        }
        for (Catalogue each : Catalogue.values()) {
            each.imported(values.get(), Choice.ALL)
                    .ifPresent(found -> found.cards("any", Optional.empty()).forEach((provider, text) -> {
                        Checked<Grid> grid = Csv.read("any.csv", text);
                        Told.well(grid.findings());
                        Told.well(RateCard.read(List.of(grid.value())).findings());
                    }));
        }
    }

    /** Text as rules in the metering stage. */
    public void drl(byte[] data) {
        close(RulebookLoader.load(List.of(new RuleFile.Drl("rules/10-meter/any.drl", text(data)))));
    }

    /** A sound decision table with other content in one part. */
    public void sheet(byte[] data) throws IOException {
        if (data.length > 0) {
            byte[] content = Arrays.copyOfRange(data, 1, data.length);
            Path file = table.with(table.part(data[0]), content, folder.resolve("any.drl.xlsx"));
            String shown = "rules/30-adjust/any.drl.xlsx";
            Optional<Book> book = Told.whole(WorkbookReader.read(file, shown));
            book.ifPresent(each -> close(RulebookLoader.load(List.of(new RuleFile.Tables(shown, each.sheets())))));
        }
    }

    private static void close(Checked<Optional<Rulebook>> loaded) {
        Told.whole(loaded).ifPresent(Rulebook::close);
    }

    private static String text(byte[] data) {
        return new String(data, StandardCharsets.UTF_8);
    }

    /** Sound inputs to begin with, by target. */
    List<byte[]> seeds(String target) throws IOException {
        return switch (target) {
            case "gate" -> List.of(Files.readAllBytes(INPUT));
            case "part" -> seeds(input);
            case "sheet" -> seeds(table);
            case "card" -> List.of(Files.readAllBytes(Path.of("rules/rate-cards/openai.csv")));
            default -> List.of();
        };
    }

    private static List<byte[]> seeds(SmallWorkbook workbook) {
        List<byte[]> seeds = new ArrayList<>();
        for (int number = 0; number < workbook.count(); number++) {
            byte[] bytes = workbook.bytes(workbook.part(number));
            byte[] seed = new byte[bytes.length + 1];
            seed[0] = (byte) number;
            System.arraycopy(bytes, 0, seed, 1, bytes.length);
            seeds.add(seed);
        }
        return seeds;
    }
}
