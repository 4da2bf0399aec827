package io.ratebook.workbook.template;

import io.ratebook.workbook.SheetLayout;

/** What a plan depends on, small enough to work out by hand: one assumption, two at a time, each from low to high; one of them crosses a tier. */
final class SensitivityExample {
    private SensitivityExample() {}

    static NewWorkbook book() {
        Example example = new Example("sensitivity", "What the plan depends on");
        example.table(SheetLayout.REQUEST, """
                Item        | Value      | Note
                Title       | What the plan depends on | on the made-up vendor "example" of the rate cards
                As of       | 2026-11-22 | prices of this day
                Currency    | USD        |
                Case in use | 2          | 1 low, 2 base, 3 high
                Budget      | 100        | asked for
                Budget      | 150        | at most
                """);
        example.table(SheetLayout.SCENARIOS, """
                Scenario       | Description
                answers        | Questions and answers alone
                with documents | The same, and a hundred long documents
                """);
        example.table(SheetLayout.ASSUMPTIONS, """
                Name            | Low    | Base   | High   | Unit     | Source
                questions       | 8000   | 10000  | 14000  | question | made up for the example
                prompt_tokens   | 1500   | 2000   | 2500   | token    | made up for the example
                answer_tokens   | 200    | 500    | 600    | token    | made up for the example
                document_tokens | 150000 | 180000 | 240000 | token    | made up for the example
                """);
        example.table(SheetLayout.USAGE, """
                Id        | Scenario       | Phase     | Activity  | Provider | Model      | Calls      | Input tokens     | Output tokens  | Note
                answers   |                | Answers   | Answers   | example  | chat large | =questions | =prompt_tokens   | =answer_tokens | 2 and 8 a million
                documents | with documents | Documents | Documents | example  | chat long  | 100        | =document_tokens |                | 3 a million; 6 for prompts over 200,000
                """);
        example.table(SheetLayout.SENSITIVITY, """
                Assumption      | Value              | Second assumption | Second value
                questions       | 5000; 10000; 20000 |                   |
                document_tokens | 200000; 200001     |                   |
                prompt_tokens   | 1000; 2000; 4000   | answer_tokens     | 250; 500; 1000
                """);
        expected(example);
        return example.book();
    }

    private static void expected(Example example) {
        example.expected("""
                Id  | Figure                                    | Where              | Expected | Measure | Scenario       | Case | With
                N1  | base: 10,000 x (2,000 x 2 + 500 x 8) / 1M | worked out by hand | 80       | cost    | answers        |      |
                N2  | base: 80 + 100 x 180,000 x 3 / 1M         | worked out by hand | 134      | cost    | with documents |      |
                N3  | low: 36.8 + 45                            | worked out by hand | 81.8     | cost    | with documents | low  |
                N4  | high: 137.2 + 144                         | worked out by hand | 281.2    | cost    | with documents | high |
                N5  | half the questions                        | worked out by hand | 40       | cost    | answers        |      | questions=5000
                N6  | twice the questions                       | worked out by hand | 160      | cost    | answers        |      | questions=20000
                N7  | documents at the limit: 80 + 60           | worked out by hand | 140      | cost    | with documents |      | document_tokens=200000
                N8  | one token over: 80 + 120.0006             | worked out by hand | 200.0006 | cost    | with documents |      | document_tokens=200001
                N9  | grid, short and short                     | worked out by hand | 40       | cost    | answers        |      | prompt_tokens=1000; answer_tokens=250
                N10 | grid, short and long                      | worked out by hand | 100      | cost    | answers        |      | prompt_tokens=1000; answer_tokens=1000
                N11 | grid, long and short                      | worked out by hand | 100      | cost    | answers        |      | prompt_tokens=4000; answer_tokens=250
                N12 | grid, long and long                       | worked out by hand | 160      | cost    | answers        |      | prompt_tokens=4000; answer_tokens=1000
                N13 | grid, long and long, with documents       | worked out by hand | 214      | cost    | with documents |      | prompt_tokens=4000; answer_tokens=1000
                N14 | tornado, questions low                    | worked out by hand | 64       | cost    | answers        |      | questions=8000
                N15 | tornado, questions high                   | worked out by hand | 112      | cost    | answers        |      | questions=14000
                N16 | tornado, prompts low                      | worked out by hand | 70       | cost    | answers        |      | prompt_tokens=1500
                N17 | tornado, prompts high                     | worked out by hand | 90       | cost    | answers        |      | prompt_tokens=2500
                N18 | tornado, answers low                      | worked out by hand | 56       | cost    | answers        |      | answer_tokens=200
                N19 | tornado, answers high                     | worked out by hand | 88       | cost    | answers        |      | answer_tokens=600
                N20 | tornado, documents low: 80 + 45           | worked out by hand | 125      | cost    | with documents |      | document_tokens=150000
                N21 | tornado, documents high: 80 + 144         | worked out by hand | 224      | cost    | with documents |      | document_tokens=240000
                """);
    }
}
