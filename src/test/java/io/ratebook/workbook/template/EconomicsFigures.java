package io.ratebook.workbook.template;

/** What the document on prompt distillation publishes, and where the result has it. */
final class EconomicsFigures {
    private EconomicsFigures() {}

    static void add(Example example) {
        listed(example);
        perQuery(example);
        volumes(example);
        scaling(example);
        projections(example);
        competitors(example);
    }

    private static void listed(Example example) {
        example.expected("""
                Id   | Measure              | Item                                | Scenario    | Phase    | As         | Against     | Per                      | Known difference
                E01  | quantity             |                                     | full prompt | Serving  |            |             | =queries_a_month         |
                E02  | cost                 |                                     | full prompt | Serving  |            |             | =queries_a_month         |
                E03  | cost                 |                                     | full prompt | Serving  |            |             | =queries_a_month/1000000 |
                E04  | cost                 |                                     | distilled   | Serving  |            |             | =queries_a_month         |
                E05  | cost                 |                                     | distilled   | Serving  |            |             | =queries_a_month/1000000 |
                E06  | quantity             |                                     | distilled   | Serving  | reduction  | full prompt |                          |
                E07  | cost                 |                                     | distilled   | Serving  | reduction  | full prompt |                          |
                E08  | saving               | 1,000,000 queries                   |             |          |            |             |                          |
                E09  | cost                 |                                     | distilled   | Training |            |             |                          |
                E10  | break-even units     | 1,000,000 queries                   |             |          |            |             |                          |
                E11  | break-even units     | 1,000,000 queries, infrastructure   |             |          |            |             |                          |
                E12  | saving               | 10,000,000 queries                  |             |          |            |             |                          |
                E13  | return on investment | 1,000,000 queries                   |             |          |            |             |                          |
                E14  | metric               | time to first token                 | distilled   |          | reduction  | full prompt |                          |
                E15  | metric               | memory                              | distilled   |          | reduction  | full prompt |                          |
                E16  | metric               | context available                   | distilled   |          | difference | full prompt |                          | The document contradicts itself: 591 tokens are taken out of the prompt, but its two figures (31,900 and 31,409) are 491 apart.
                E17  | metric               | requests per GPU hour               | distilled   |          | ratio      | full prompt |                          |
                E18  | baseline cost        | 3M queries a month                  |             |          |            |             |                          |
                E19  | alternative cost     | 3M queries a month                  |             |          |            |             |                          |
                E20  | saving               | 3M queries a month, a year          |             |          |            |             |                          |
                E21  | saving               | 50 characters at 3M queries a month |             |          |            |             |                          |
                E22a | saving               | 10M queries a month, 1 month        |             |          |            |             |                          |
                E22b | saving               | 10M queries a month, 3 months       |             |          |            |             |                          |
                E22c | saving               | 10M queries a month, 6 months       |             |          |            |             |                          |
                E22d | saving               | 10M queries a month, 12 months      |             |          |            |             |                          |
                """);
    }

    private static void perQuery(Example example) {
        example.expected("""
                Id   | Figure                                 | Where                   | Expected   | Tolerance | Measure          | Item                          | Scenario    | Phase    | Activity        | Meter  | As         | Against     | Per                      | Known difference
                E02b | input cost per query, full prompt      | Traditional Approach    | 0.001818   | 0         | cost             |                               | full prompt | Serving  |                 | input  |            |             | =queries_a_month         |
                E02c | output cost per query, full prompt     | Traditional Approach    | 0.001275   | 0         | cost             |                               | full prompt | Serving  |                 | output |            |             | =queries_a_month         |
                E04b | input cost per query, distilled        | Distilled Approach      | 0.00000225 | 0         | cost             |                               | distilled   | Serving  |                 | input  |            |             | =queries_a_month         |
                E04c | output cost per query, distilled       | Distilled Approach      | 0.000051   | 0         | cost             |                               | distilled   | Serving  |                 | output |            |             | =queries_a_month         |
                E04d | tokens per query, distilled            | Distilled Approach      | 100        | 0         | quantity         |                               | distilled   | Serving  |                 |        |            |             | =queries_a_month         |
                E06b | tokens saved per query                 | Savings Analysis        | 591        | 0         | quantity         |                               | full prompt | Serving  |                 |        | difference | distilled   | =queries_a_month         |
                E06c | memory bandwidth saved                 | Throughput Improvements | 0.85       | 0.01      | metric           | tokens processed              | distilled   |          |                 |        | reduction  | full prompt |                          |
                E07b | cost reduction as the title has it     | title                   | 0.95       | 0.005     | cost             |                               | distilled   | Serving  |                 |        | reduction  | full prompt |                          | The title understates: the document's own prices give 98.3%.
                E08b | cost saved per query                   | Savings Analysis        | 0.00304    | 0.000005  | saving per unit  | 1,000,000 queries             |             |          |                 |        |            |             |                          |
                E09b | data generation                        | Training Investment     | 0.50       | 0         | cost             |                               | distilled   | Training | data generation |        |            |             |                          |
                E09c | model training                         | Training Investment     | 0.30       | 0         | cost             |                               | distilled   | Training | model training  |        |            |             |                          |
                E09d | validation                             | Training Investment     | 0.20       | 0         | cost             |                               | distilled   | Training | validation      |        |            |             |                          |
                E09e | one-time cost, as the comparison has it | Training Investment    | 1.00       | 0         | one-time cost    | 1,000,000 queries             |             |          |                 |        |            |             |                          |
                E09f | minutes of set-up                      | Training Investment     | 20         | 0         | metric           | set-up time                   | distilled   |          |                 |        |            |             |                          |
                E16b | context tokens regained                | Inference Performance   | 491        | 0         | metric           | context available (published) | distilled   |          |                 |        | difference | full prompt |                          |
                E16c | context available, full prompt         | Inference Performance   | 31409      | 0         | metric           | context available             | full prompt |          |                 |        |            |             |                          |
                E16d | context available, distilled           | Inference Performance   | 31900      | 0         | metric           | context available             | distilled   |          |                 |        |            |             |                          | Without a prompt the whole window of 32,000 tokens is available.
                """);
    }

    private static void volumes(Example example) {
        example.expected("""
                Id   | Figure                                         | Where              | Expected | Tolerance | Measure              | Item               | Known difference
                E12a | savings at 1,000 queries                       | ROI Calculations   | 3.04     | 0.005     | saving               | 1,000 queries      |
                E12b | savings at 10,000 queries                      | ROI Calculations   | 30.40    | 0.005     | saving               | 10,000 queries     |
                E12c | savings at 100,000 queries                     | ROI Calculations   | 304      | 0.5       | saving               | 100,000 queries    |
                E12d | savings at 1,000,000 queries                   | ROI Calculations   | 3040     | 0.5       | saving               | 1,000,000 queries  |
                E13a | ROI multiple at 1,000 queries                  | ROI Calculations   | 3        | 0.5       | return on investment | 1,000 queries      |
                E13b | ROI multiple at 10,000 queries                 | ROI Calculations   | 30       | 0.5       | return on investment | 10,000 queries     |
                E13c | ROI multiple at 100,000 queries                | ROI Calculations   | 304      | 0.5       | return on investment | 100,000 queries    |
                E13d | ROI multiple at 10,000,000 queries             | ROI Calculations   | 30400    | 5         | return on investment | 10,000,000 queries |
                E13e | ROI multiple at 1,000,000 queries, the summary's | Executive Summary | 5600    | 50        | return on investment | 1,000,000 queries  | The summary contradicts the document's table, which has 3,040.
                E13f | months to break-even at 1,000 queries: under a day     | ROI Calculations | 0.0165 | 0.0165 | payback months     | 1,000 queries      | At 1,000 queries a month, 329 of them take ten days; the document doesn't say in what time its queries come.
                E13g | months to break-even at 10,000 queries: under a day    | ROI Calculations | 0.0165 | 0.0165 | payback months     | 10,000 queries     |
                E13h | months to break-even at 100,000 queries: 1 to 2 days   | ROI Calculations | 0.05   | 0.017  | payback months     | 100,000 queries    | Sooner than published: at 100,000 queries a month, 329 of them take under three hours.
                E13i | months to break-even at 1,000,000 queries: under a week | ROI Calculations | 0.115 | 0.115  | payback months     | 1,000,000 queries  |
                E13j | months to break-even at 10,000,000 queries: under a month | ROI Calculations | 0.5 | 0.5    | payback months     | 10,000,000 queries |
                """);
    }

    private static void scaling(Example example) {
        example.expected("""
                Id   | Figure                                  | Where                   | Expected | Tolerance | Measure       | Item                                | Known difference
                E19b | monthly savings at 3M queries           | Scaling Economics       | 9119     | 0.5       | saving        | 3M queries a month                  |
                E19c | share saved at 3M queries               | Scaling Economics       | 0.983    | 0.0005    | saving share  | 3M queries a month                  |
                E21b | monthly savings, 5 characters           | Multi-Character Scaling | 45595    | 2         | saving        | 5 characters at 3M queries a month  |
                E21c | monthly savings, 10 characters          | Multi-Character Scaling | 91190    | 3         | saving        | 10 characters at 3M queries a month |
                E21d | set-up cost, 1 character                | Multi-Character Scaling | 1        | 0         | one-time cost | 3M queries a month                  |
                E21e | set-up cost, 5 characters               | Multi-Character Scaling | 5        | 0         | one-time cost | 5 characters at 3M queries a month  |
                E21f | set-up cost, 10 characters              | Multi-Character Scaling | 10       | 0         | one-time cost | 10 characters at 3M queries a month |
                E21g | set-up cost, 50 characters              | Multi-Character Scaling | 50       | 0         | one-time cost | 50 characters at 3M queries a month |
                """);
    }

    private static void projections(Example example) {
        example.expected("""
                Id   | Figure                                  | Where                 | Expected | Tolerance | Measure          | Item                           | Known difference
                E22e | traditional cost after 1 month          | Financial Projections | 30930    | 0.005     | baseline cost    | 10M queries a month, 1 month   |
                E22f | traditional cost after 3 months         | Financial Projections | 92790    | 0.005     | baseline cost    | 10M queries a month, 3 months  |
                E22g | traditional cost after 6 months         | Financial Projections | 185580   | 0.005     | baseline cost    | 10M queries a month, 6 months  |
                E22h | traditional cost after 12 months        | Financial Projections | 371160   | 0.005     | baseline cost    | 10M queries a month, 12 months |
                E22i | distilled cost after 1 month            | Financial Projections | 533      | 0.51      | alternative cost | 10M queries a month, 1 month   |
                E22j | distilled cost after 3 months           | Financial Projections | 1599     | 1.5       | alternative cost | 10M queries a month, 3 months  |
                E22k | distilled cost after 6 months           | Financial Projections | 3198     | 3         | alternative cost | 10M queries a month, 6 months  |
                E22l | distilled cost after 12 months          | Financial Projections | 6396     | 6         | alternative cost | 10M queries a month, 12 months |
                E22m | share saved in the first year           | Financial Projections | 0.983    | 0.0005    | saving share     | 10M queries a month, 12 months |
                """);
    }

    private static void competitors(Example example) {
        example.expected("""
                Id   | Figure                                     | Where                | Expected | Tolerance | Measure | Item        | Scenario             | Phase   | Case | Per                      | Known difference
                E23a | GPT-4 with the full prompt, 1M queries     | Competitive Analysis | 30000    | 0         | cost    |             | published GPT-4      | Serving |      | =queries_a_month/1000000 |
                E23b | Claude with the full prompt, 1M queries    | Competitive Analysis | 8000     | 0         | cost    |             | published Claude     | Serving |      | =queries_a_month/1000000 |
                E23c | Qwen-30B with the full prompt, 1M queries  | Competitive Analysis | 3093     | 0         | cost    |             | full prompt          | Serving |      | =queries_a_month/1000000 |
                E23d | distilled Qwen-4B, 1M queries              | Competitive Analysis | 53       | 0.5       | cost    |             | distilled            | Serving |      | =queries_a_month/1000000 |
                E23e | fine-tuned full model, 1M queries          | Competitive Analysis | 45       | 0         | cost    |             | published fine-tuned | Serving |      | =queries_a_month/1000000 |
                E23f | fine-tuned set-up, low, in minutes         | Competitive Analysis | 120      | 0         | metric  | set-up time | published fine-tuned |         | low  |                          |
                E23g | fine-tuned set-up, high, in minutes        | Competitive Analysis | 240      | 0         | metric  | set-up time | published fine-tuned |         | high |                          |
                """);
    }
}
