package io.ratebook.bench.sheets;

import io.ratebook.bench.whole.Lap;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.kie.api.runtime.KieSession;

/**
 * What one puts together of the usual parts: fastexcel-reader gives usages, Drools chooses the prices of a thousand of them at a time, and
 * SXSSF writes two lines of each, with the cost as a formula. No checks, no charts, no seal. Arguments: the workbook, how many usages it has,
 * the workbook of lines.
 */
public final class Conventional {
    private static final int BATCH = 1_000;
    private static final int MOST_ROWS = 1_048_575;
    private static final BigDecimal MILLION = new BigDecimal(1_000_000);

    private static final String RULES = """
            import io.ratebook.bench.sheets.Conventional.*

            rule "input"
            when
                $u : Used()
                $p : Price( provider == $u.provider, model == $u.model, meter == "input" )
            then
                $u.setInputPrice($p.getPrice());
            end

            rule "output"
            when
                $u : Used()
                $p : Price( provider == $u.provider, model == $u.model, meter == "output" )
            then
                $u.setOutputPrice($p.getPrice());
            end
            """;

    private final KieBase rules = compiled();
    private final List<Price> prices = List.of(
            new Price("openai", "gpt-5.1", "input", new BigDecimal("1.25")),
            new Price("openai", "gpt-5.1", "output", new BigDecimal("10")),
            new Price("openai", "gpt-5-mini", "input", new BigDecimal("0.25")),
            new Price("openai", "gpt-5-mini", "output", new BigDecimal("2")));
    private final SXSSFWorkbook workbook = new SXSSFWorkbook(100);
    private final List<Used> waiting = new ArrayList<>();
    private Sheet sheet = workbook.createSheet();
    private int row;
    private BigDecimal total = BigDecimal.ZERO;

    private Conventional() {}

    /** A fact. */
    public static final class Price {
        private final String provider;
        private final String model;
        private final String meter;
        private final BigDecimal price;

        Price(String provider, String model, String meter, BigDecimal price) {
            this.provider = provider;
            this.model = model;
            this.meter = meter;
            this.price = price;
        }

        public String getProvider() {
            return provider;
        }

        public String getModel() {
            return model;
        }

        public String getMeter() {
            return meter;
        }

        public BigDecimal getPrice() {
            return price;
        }
    }

    /** A fact, into which rules put what they choose. */
    public static final class Used {
        private final String id;
        private final String provider;
        private final String model;
        private final BigDecimal input;
        private final BigDecimal output;
        private BigDecimal inputPrice = BigDecimal.ZERO;
        private BigDecimal outputPrice = BigDecimal.ZERO;

        Used(Row row) {
            id = row.getCellText(0);
            provider = row.getCellText(3);
            model = row.getCellText(4);
            BigDecimal calls = row.getCellAsNumber(5).orElseThrow();
            input = calls.multiply(row.getCellAsNumber(6).orElseThrow());
            output = calls.multiply(row.getCellAsNumber(7).orElseThrow());
        }

        public String getProvider() {
            return provider;
        }

        public String getModel() {
            return model;
        }

        public void setInputPrice(BigDecimal price) {
            inputPrice = price;
        }

        public void setOutputPrice(BigDecimal price) {
            outputPrice = price;
        }
    }

    public static void main(String[] args) throws Exception {
        Lap.tell(Long.parseLong(args[1]), () -> new Conventional().run(new File(args[0]), Path.of(args[2])));
    }

    private static KieBase compiled() {
        KieServices services = KieServices.get();
        ReleaseId release = services.newReleaseId("bench", "conventional", "1");
        KieFileSystem files = services.newKieFileSystem().generateAndWritePomXML(release);
        files.write("src/main/resources/rules/conventional.drl", RULES);
        KieBuilder builder = services.newKieBuilder(files).buildAll(ExecutableModelProject.class);
        if (builder.getResults().hasMessages(Message.Level.ERROR)) {
            throw new IllegalStateException(builder.getResults().toString());
        }
        return services.newKieContainer(release).getKieBase();
    }

    private BigDecimal run(File input, Path output) throws IOException {
        try (ReadableWorkbook read = new ReadableWorkbook(input);
                Stream<Row> rows =
                        read.findSheet("Usage").orElseThrow().openStream().skip(1)) {
            Iterator<Row> each = rows.iterator();
            while (each.hasNext()) {
                waiting.add(new Used(each.next()));
                if (waiting.size() == BATCH) {
                    rate();
                }
            }
        }
        rate();
        try (workbook;
                OutputStream out = Files.newOutputStream(output)) {
            workbook.write(out);
        }
        return total;
    }

    private void rate() {
        KieSession session = rules.newKieSession();
        prices.forEach(session::insert);
        waiting.forEach(session::insert);
        session.fireAllRules();
        session.dispose();
        for (Used each : waiting) {
            line(each, "input", each.input, each.inputPrice);
            line(each, "output", each.output, each.outputPrice);
        }
        waiting.clear();
    }

    private void line(Used used, String meter, BigDecimal quantity, BigDecimal price) {
        if (row == MOST_ROWS) {
            sheet = workbook.createSheet();
            row = 0;
        }
        BigDecimal each = price.divide(MILLION);
        BigDecimal cost = quantity.multiply(each);
        org.apache.poi.ss.usermodel.Row line = sheet.createRow(row++);
        line.createCell(0).setCellValue(row);
        line.createCell(1).setCellValue(used.id);
        line.createCell(2).setCellValue(used.model);
        line.createCell(3).setCellValue(meter);
        line.createCell(4).setCellValue(quantity.doubleValue());
        line.createCell(5).setCellValue(each.doubleValue());
        line.createCell(6).setCellFormula("E" + row + "*F" + row);
        line.getCell(6).setCellValue(cost.doubleValue());
        total = total.add(cost);
    }
}
