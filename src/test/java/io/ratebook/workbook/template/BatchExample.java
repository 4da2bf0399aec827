package io.ratebook.workbook.template;

import io.ratebook.workbook.SheetLayout;
import java.util.List;

/** Generating exam questions overnight: phases with reasoning effort, low and high tokens, batch against synchronous. */
final class BatchExample {
    private static final String TOKENS =
            "Scenario | Phase | Activity | Provider | Model | Service tier | Calls | Token counts"
                    + " | Input tokens low | Input tokens | Input tokens high | Output tokens low | Output tokens | Output tokens high"
                    + " | Reasoning effort | Meter | Quantity | Unit price | Repeat | Note\n";

    private BatchExample() {}

    static NewWorkbook book() {
        Example example = new Example("batch-api-cost-estimation", "Batch API cost estimation");
        example.request("Question generation through the Batch API", "Content engineering", """
                Note | Token columns count all calls of a phase for one atom; atoms says how many atoms
                """);
        example.table(SheetLayout.SCENARIOS, """
                Scenario        | Description                                                                    | Service tier
                batch           | The pipeline through the Batch API, phase by phase                             | batch
                synchronous     | The same pipeline at standard prices                                           | standard
                document totals | The document's own per-atom totals: its highest output isn't the sum of its phases | batch
                """);
        assumptions(example);
        usage(example);
        example.table(SheetLayout.SENSITIVITY, """
                Assumption | Value
                atoms      | 1
                atoms      | 50
                atoms      | 200
                """);
        BatchFigures.add(example);
        return example.book();
    }

    private static void assumptions(Example example) {
        example.sourced(SheetLayout.ASSUMPTIONS, """
                Name               | Base                                | Unit | Source                    | Note
                atoms              | 1                                   | atom | Sensitivity table         | 1, 50 or 200
                easy_slots         | 19                                  | slot | Pipeline phases           | after the 1.3x buffer
                medium_slots       | 24                                  | slot | Pipeline phases           | after the 1.3x buffer
                hard_slots         | 19                                  | slot | Pipeline phases           | after the 1.3x buffer
                slots_per_atom     | =easy_slots+medium_slots+hard_slots | slot | Pipeline phases           |
                deduplicated_slots | 56                                  | slot | Pipeline phases           | about; after P5
                final_slots        | 53                                  | slot | Pipeline phases           | about; after P8
                """);
    }

    private static void usage(Example example) {
        example.hint(
                SheetLayout.USAGE,
                "Where an effort is given, output tokens are the visible ones: the reasoning rule makes the billed ones of them."
                        + " Elsewhere they are as billed.");
        List.of("batch", "synchronous").forEach(each -> phases(example, each));
        example.usage(TOKENS + """
                document totals | All phases | per-atom total | openai | gpt-5.1 | | | total | 469000 | =AVERAGE([Input tokens low],[Input tokens high]) | 1156000 | 250000 | =AVERAGE([Output tokens low],[Output tokens high]) | 1262000 | | | | | =atoms | output as billed
                """);
    }

    private static void phases(Example example, String scenario) {
        local(example, scenario, "P0 Load inputs", "load inputs");
        phase(
                example,
                scenario,
                "P1 Enrichment | enrichment",
                "1",
                "2000 | 4500 | 1000 | 4000",
                "",
                "effort low; output as billed");
        phase(example, scenario, "P2 Plan | plan", "1", "2000 | 4000 | 1500 | 3500", "medium", "");
        local(example, scenario, "P3 Plan validation", "plan validation");
        phase(
                example,
                scenario,
                "P4 Generation | generation",
                "=slots_per_atom",
                "124000 | 279000 | 49500 | 111500",
                "medium",
                "");
        phase(example, scenario, "P4 Generation | XSD retries", "", "0 | 60000 | 0 | 21500", "medium", "");
        local(example, scenario, "P5 Deduplication", "deduplication");
        phase(
                example,
                scenario,
                "P6 Solvability | solvability check",
                "=deduplicated_slots",
                "80000 | 148000 | 16000 | 35500",
                "medium",
                "");
        phase(
                example,
                scenario,
                "P7 Enhancement | enhancement",
                "=deduplicated_slots",
                "106000 | 177000 | 69000 | 236000",
                "",
                "effort low; output as billed");
        phase(
                example,
                scenario,
                "P8 Review | review and correction",
                "=deduplicated_slots",
                "80000 | 346000 | 16000 | 57000",
                "",
                "effort none or low; output as billed; plus retries");
        phase(
                example,
                scenario,
                "P9 Final validation | final validation",
                "=final_slots",
                "75000 | 138000 | 15000 | 33000",
                "medium",
                "");
    }

    private static void local(Example example, String scenario, String phase, String activity) {
        example.usage(TOKENS
                + scenario + " | " + phase + " | " + activity
                + " | | | | | | | | | | | | | purchase | 1 | 0 | =atoms | local: costs nothing\n");
    }

    private static void phase(
            Example example, String scenario, String phase, String calls, String tokens, String effort, String note) {
        String[] cells = tokens.split(" \\| ", -1);
        String row = String.join(
                " | ",
                scenario,
                phase,
                "openai",
                "gpt-5.1",
                "",
                calls,
                "total",
                cells[0],
                "=AVERAGE([Input tokens low],[Input tokens high])",
                cells[1],
                cells[2],
                "=AVERAGE([Output tokens low],[Output tokens high])",
                cells[3],
                effort,
                "",
                "",
                "",
                "=atoms",
                note);
        example.usage(TOKENS + row + "\n");
    }
}
