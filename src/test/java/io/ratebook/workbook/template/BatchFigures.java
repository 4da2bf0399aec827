package io.ratebook.workbook.template;

/** What the document on the Batch API publishes, and where the result has it. */
final class BatchFigures {
    private static final String TOO_HIGH =
            "The document contradicts itself: its total output of 1,262K is 145K above the sum of its phases, 1,117K, and its costs follow that total.";

    private BatchFigures() {}

    static void add(Example example) {
        listed(example);
        range(example);
        drivers(example);
        tokens(example, "input", """
                P1 Enrichment       | enrichment            | 2000   | 4500
                P2 Plan             | plan                  | 2000   | 4000
                P4 Generation       | generation            | 124000 | 279000
                P4 Generation       | XSD retries           | 0      | 60000
                P6 Solvability      | solvability check     | 80000  | 148000
                P7 Enhancement      | enhancement           | 106000 | 177000
                P8 Review           | review and correction | 80000  | 346000
                P9 Final validation | final validation      | 75000  | 138000
                """);
        tokens(example, "output", """
                P1 Enrichment       | enrichment            | 1000  | 4000
                P2 Plan             | plan                  | 3000  | 14000
                P4 Generation       | generation            | 99000 | 446000
                P4 Generation       | XSD retries           | 0     | 86000
                P6 Solvability      | solvability check     | 32000 | 142000
                P7 Enhancement      | enhancement           | 69000 | 236000
                P8 Review           | review and correction | 16000 | 57000
                P9 Final validation | final validation      | 30000 | 132000
                """);
    }

    private static void listed(Example example) {
        example.expected("""
                Id   | Measure    | Item           | Scenario        | Case | Phase         | Meter  | As    | Against | Per      | With      | Known difference
                B01a | unit price |                | batch           |      |               | input  |       |         | 0.000001 |           |
                B01b | unit price |                | batch           |      |               | output |       |         | 0.000001 |           |
                B02  | assumption | slots_per_atom |                 |      |               |        |       |         |          |           |
                B03a | quantity   |                | batch           | low  |               | input  |       |         | =atoms   |           |
                B03b | quantity   |                | batch           | high |               | input  |       |         | =atoms   |           |
                B04  | quantity   |                | batch           | low  |               | output |       |         | =atoms   |           |
                B05  | quantity   |                | batch           | high |               | output |       |         | =atoms   |           | %1$s
                B06a | cost       |                | batch           | low  |               | input  |       |         | =atoms   |           |
                B06b | cost       |                | batch           | low  |               | output |       |         | =atoms   |           |
                B06c | cost       |                | batch           | low  |               |        |       |         | =atoms   |           |
                B07a | cost       |                | document totals | high |               | input  |       |         | =atoms   |           |
                B07b | cost       |                | document totals | high |               | output |       |         | =atoms   |           |
                B07c | cost       |                | document totals | high |               |        |       |         | =atoms   |           |
                B08a | cost       |                | batch           | high |               | input  |       |         | =atoms   |           | The document rounds: its total input of 1,156K is 500 tokens below the sum of its phases, and its cost is given in cents.
                B08b | cost       |                | batch           | high |               | output |       |         | =atoms   |           | %1$s
                B08c | cost       |                | batch           | high |               |        |       |         | =atoms   |           | %1$s
                B09a | cost       |                | batch           | low  |               |        |       |         |          | atoms=50  |
                B09b | cost       |                | document totals | high |               |        |       |         |          | atoms=50  |
                B10a | cost       |                | batch           | low  |               |        |       |         |          | atoms=200 |
                B10b | cost       |                | document totals | high |               |        |       |         |          | atoms=200 |
                B11  | cost       |                | synchronous     |      |               |        | ratio | batch   |          |           |
                B12a | cost       |                | batch           | low  | P4 Generation |        | share |         |          |           |
                B12b | cost       |                | batch           | high | P4 Generation |        | share |         |          |           |
                """.formatted(TOO_HIGH));
    }

    private static void range(Example example) {
        example.expected("""
                Id   | Figure                                      | Where             | Expected | Tolerance | Measure    | Scenario        | Case | Meter  | Per      | With      | Known difference
                B13a | realistic range, 1 atom: 3 to 5             | Sensitivity       | 4        | 1         | cost       | batch           |      |        |          |           |
                B13b | realistic range, 50 atoms: 130 to 210       | Sensitivity       | 170      | 40        | cost       | batch           |      |        |          | atoms=50  |
                B13c | realistic range, 200 atoms: 520 to 840      | Sensitivity       | 680      | 160       | cost       | batch           |      |        |          | atoms=200 |
                B13d | realistic range, 1 atom, synchronous: 6 to 10 | Without Batch API | 8      | 2         | cost       | synchronous     |      |        |          |           |
                B13e | realistic range, 50 atoms, synchronous: 260 to 420 | Without Batch API | 340 | 80     | cost       | synchronous     |      |        |          | atoms=50  |
                B13f | realistic range, 200 atoms, synchronous: 1,040 to 1,680 | Without Batch API | 1360 | 320 | cost     | synchronous     |      |        |          | atoms=200 |
                B14a | 1 atom, min                                 | Sensitivity       | 1.54     | 0.005     | cost       | batch           | low  |        |          | atoms=1   |
                B14b | 1 atom, max (document's totals)             | Sensitivity       | 7.03     | 0.005     | cost       | document totals | high |        |          | atoms=1   |
                B14c | 50 atoms, max (sum of the phases)           | Sensitivity       | 352      | 0.5       | cost       | batch           | high |        |          | atoms=50  | %1$s
                B14d | 200 atoms, max (sum of the phases)          | Sensitivity       | 1406     | 1         | cost       | batch           | high |        |          | atoms=200 | %1$s
                B15a | standard input rate of gpt-5.1 per 1M       | Model and pricing | 1.25     | 0         | unit price | synchronous     |      | input  | 0.000001 |           |
                B15b | standard output rate of gpt-5.1 per 1M      | Model and pricing | 10.00    | 0         | unit price | synchronous     |      | output | 0.000001 |           |
                """.formatted(TOO_HIGH));
    }

    private static void drivers(Example example) {
        example.expected("""
                Id   | Figure                                   | Where            | Expected | Tolerance | Measure | Scenario | Case | Phase                  | As    | Known difference
                B16a | share of P7 and P8, min: 20 to 30%       | Key cost drivers | 0.25     | 0.05      | cost    | batch    | low  | P7 Enhancement;P8 Review | share | The document understates: at the low end these two phases cost a third of the whole.
                B16b | share of P7 and P8, max: 20 to 30%       | Key cost drivers | 0.25     | 0.05      | cost    | batch    | high | P7 Enhancement;P8 Review | share |
                B17a | share of P1 in the base case             |                  |          | 0         | cost    | batch    |      | P1 Enrichment          | share |
                B17b | share of P2 in the base case             |                  |          | 0         | cost    | batch    |      | P2 Plan                | share |
                B17c | share of P4 in the base case             |                  |          | 0         | cost    | batch    |      | P4 Generation          | share |
                B17d | share of P6 in the base case             |                  |          | 0         | cost    | batch    |      | P6 Solvability         | share |
                B17e | share of P7 in the base case             |                  |          | 0         | cost    | batch    |      | P7 Enhancement         | share |
                B17f | share of P8 in the base case             |                  |          | 0         | cost    | batch    |      | P8 Review              | share |
                B17g | share of P9 in the base case             |                  |          | 0         | cost    | batch    |      | P9 Final validation    | share |
                """);
    }

    /** Each number of the document's table of tokens, low and high; output as billed. */
    private static void tokens(Example example, String meter, String table) {
        table.lines().forEach(line -> {
            String[] cells = line.strip().split("\\s*\\|\\s*", -1);
            row(example, meter, cells, "low", cells[2]);
            row(example, meter, cells, "high", cells[3]);
        });
    }

    private static void row(Example example, String meter, String[] cells, String which, String value) {
        String id = "B18-" + cells[0].substring(0, 2) + (cells[1].startsWith("XSD") ? "-retries-" : "-") + meter + "-"
                + which;
        example.expected("Id|Figure|Where|Expected|Tolerance|Measure|Scenario|Case|Phase|Activity|Meter|Per\n"
                + String.join(
                        "|",
                        id,
                        cells[1] + ": " + meter + " tokens an atom, " + which,
                        "Per-atom tokens",
                        value,
                        "0",
                        "quantity",
                        "batch",
                        which,
                        cells[0],
                        cells[1],
                        meter,
                        "=atoms"));
    }
}
