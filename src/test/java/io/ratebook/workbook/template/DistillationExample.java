package io.ratebook.workbook.template;

import io.ratebook.workbook.SheetLayout;

/** Generating training data with a small teacher model: what caching its short system prompt is worth, told three ways. */
final class DistillationExample {
    private DistillationExample() {}

    static NewWorkbook book() {
        Example example = new Example("distillation-cost-analysis", "Distillation cost analysis");
        example.request(
                "Distillation cost analysis: question-answer pairs from GPT-mini", "Machine learning platform", """
                Note | What 125,000 generated rows cost, as the document has it and as a provider bills it
                """);
        inputs(example);
        usage(example);
        example.table(SheetLayout.SENSITIVITY, """
                Assumption | Value
                rows       | 6000
                rows       | 120000
                rows       | 125000
                rows       | 130000
                """);
        figures(example);
        return example.book();
    }

    private static void inputs(Example example) {
        example.table(SheetLayout.SCENARIOS, """
                Scenario       | Description
                as published   | The document's method: after the first request, the user's tokens are billed at the cached rate and the cached prompt is left out
                as billed      | As a provider bills it: the first call writes the prompt into the cache, the others read it and pay the user's tokens in full
                minimum prefix | As OpenAI bills it: a prompt of fewer than 1,024 tokens isn't cached, so each call pays all of its tokens
                """);
        example.sourced(SheetLayout.ASSUMPTIONS, """
                Name                           | Low    | Base                                            | High   | Unit      | Source         | Note
                rows                           | 120000 | 125000                                          | 130000 | row       | Setup          | estimated final count
                characters_per_token           |        | 4                                               |        | character | Notes          | an approximation
                system_prompt_characters       |        | 323                                             |        | character | Token Analysis |
                system_prompt_tokens_estimated |        | =system_prompt_characters/characters_per_token  |        | token     | Token Analysis | of the template, before its name is filled in
                system_prompt_tokens           |        | 79                                              |        | token     | Token Analysis | after the template's name is filled in: this one is used
                user_prompt_characters         | 37     | 60                                              | 99     | character | Token Analysis | shortest, average and longest prompt
                user_prompt_tokens             |        | =user_prompt_characters/characters_per_token    |        | token     | Token Analysis | published as 9 to 25
                reasoning_section_tokens       |        | 200                                             |        | token     | Output Tokens  |
                distilled_response_tokens      |        | 200                                             |        | token     | Output Tokens  |
                output_tokens_per_row          |        | =reasoning_section_tokens+distilled_response_tokens |    | token     | Output Tokens  | a conservative estimate
                """);
    }

    private static void usage(Example example) {
        example.usage("""
                Scenario       | Phase      | Activity       | Provider | Model    | Calls   | Prefix tokens         | Input tokens                             | Cached input tokens | Output tokens          | Caching   | Note
                as published   | Generation | first request  | openai   | gpt-mini | 1       |                       | =system_prompt_tokens+user_prompt_tokens |                     | =output_tokens_per_row |           | fills the cache
                as published   | Generation | later requests | openai   | gpt-mini | =rows-1 |                       |                                          | =user_prompt_tokens | =output_tokens_per_row |           | the document's method
                as billed      | Generation | all requests   | openai   | gpt-mini | =rows   | =system_prompt_tokens | =user_prompt_tokens                      |                     | =output_tokens_per_row | assumed   | as if a prefix of any length were cached
                minimum prefix | Generation | all requests   | openai   | gpt-mini | =rows   | =system_prompt_tokens | =user_prompt_tokens                      |                     | =output_tokens_per_row | automatic | the provider's own rule decides
                """);
    }

    private static void figures(Example example) {
        example.expected("""
                Id  | Measure    | Item                           | Scenario       | Activity       | Meter              | As    | Per        | With        | Known difference
                D01 | assumption | system_prompt_tokens_estimated |
                D02 | assumption | user_prompt_tokens             |
                D03 | quantity   |                                | as published   | first request  | input              |
                D04 | quantity   |                                | as published   | later requests | cached input       |
                D05 | cost       |                                | as published   | later requests | cached input       |
                D06 | quantity   |                                | as published   |                | output             |
                D07 | cost       |                                | as published   |                | output             |
                D08 | cost       |                                | as published   |                |                    |       |            | rows=120000 |
                D09 | cost       |                                | as published   |                |                    |       |            |             |
                D10 | cost       |                                | as published   |                |                    |       |            | rows=130000 |
                D11 | cost       |                                | as published   |                | output             | share |            |             |
                D12 | cost       |                                | as published   |                |                    |       | =rows      |             |
                D13 | cost       |                                | as published   |                |                    |       | =rows/1000 |             |
                D14 | cost       |                                | as published   |                |                    |       | =rows/10000 |            |
                D15 | cost       |                                | as published   |                |                    |       |            | rows=6000   |
                D16 | cost       |                                | as billed      |                | input;cached input |       |            |             | The document undercounts: it bills the user's 15 tokens at the cached rate and leaves out the 79 cached tokens of each call.
                D17 | cost       |                                | minimum prefix |                | input              |       |            |             | The document undercounts: the prompt of 79 tokens is shorter than the 1,024 from which the provider caches, so nothing is cached.
                """);
        details(example);
    }

    private static void details(Example example) {
        example.expected("""
                Id     | Figure                                           | Where                     | Expected | Tolerance | Measure    | Item                 | Scenario       | Activity       | Meter        | As    | Per      | With        | Known difference
                D01b   | system prompt tokens, name filled in             | Token Analysis            | 79       | 0         | assumption | system_prompt_tokens |
                D03b   | cost of the first request's prompt               | For 125,000 Rows          | 0.00     | 0.005     | cost       |                      | as published   | first request  | input        |
                D05b   | total input cost, 120,000 rows                   | Total Cost Summary        | 0.05     | 0.005     | cost       |                      | as published   |                | input;cached input |  |          | rows=120000 |
                D05c   | total input cost, 125,000 rows                   | Total Cost Summary        | 0.05     | 0.005     | cost       |                      | as published   |                | input;cached input |
                D05d   | total input cost, 130,000 rows                   | Total Cost Summary        | 0.05     | 0.005     | cost       |                      | as published   |                | input;cached input |  |          | rows=130000 |
                D06b   | output tokens per response                       | Output Tokens             | 400      | 0         | assumption | output_tokens_per_row |
                D07b   | output cost, 120,000 rows                        | Total Cost Summary        | 96.00    | 0.005     | cost       |                      | as published   |                | output       |       |          | rows=120000 |
                D07c   | output cost, 130,000 rows                        | Total Cost Summary        | 104.00   | 0.005     | cost       |                      | as published   |                | output       |       |          | rows=130000 |
                D11b   | output share of total                            | Cost Breakdown Percentage | 0.9998   | 0.0001    | cost       |                      | as published   |                | output       | share |          |             | The document contradicts itself: its Key Insights say 99.95%, which its own figures give.
                D11c   | share of uncached input: under 0.01%             | Cost Breakdown Percentage | 0.00005  | 0.00005   | cost       |                      | as published   |                | input        | share |
                D11d   | share of cached input: under 0.01%               | Cost Breakdown Percentage | 0.00005  | 0.00005   | cost       |                      | as published   |                | cached input | share |          |             | The document's own figures give 0.05%.
                D16b   | total as a provider bills it, caching on         | For 125,000 Rows          |          | 0         | cost       |                      | as billed      |
                D17b   | total where nothing is cached                    | For 125,000 Rows          |          | 0         | cost       |                      | minimum prefix |
                D18a   | price of 1M input tokens                         | Pricing                   | 0.25     | 0         | unit price |                      | as published   |                | input        |       | 0.000001 |
                D18b   | price of 1M output tokens                        | Pricing                   | 2.00     | 0         | unit price |                      | as published   |                | output       |       | 0.000001 |
                D18c   | price of 1M cached tokens                        | Pricing                   | 0.025    | 0         | unit price |                      | as published   |                | cached input |       | 0.000001 |
                """);
    }
}
