package io.ratebook.workbook.template;

import io.ratebook.workbook.SheetLayout;

/** Whether to train a small model on a fixed prompt: savings at every volume, months and copies, and what isn't money. */
final class EconomicsExample {
    private EconomicsExample() {}

    static NewWorkbook book() {
        Example example = new Example("prompt-distillation-economics", "Prompt distillation economics");
        example.request("Prompt distillation: full prompt against a distilled model", "Product engineering", """
                Note | Queries are monthly; training is paid once
                """);
        inputs(example);
        usage(example);
        metrics(example);
        compare(example);
        example.table(SheetLayout.SENSITIVITY, """
                Assumption      | Value
                queries_a_month | 1000
                queries_a_month | 50000
                queries_a_month | 1000000
                queries_a_month | 3000000
                queries_a_month | 10000000
                """);
        EconomicsFigures.add(example);
        return example.book();
    }

    private static void inputs(Example example) {
        example.table(SheetLayout.SCENARIOS, """
                Scenario                      | Description                                                              | Flexibility
                full prompt                   | Teacher model: the character's description goes along with every query   | High
                distilled                     | Student model: the behaviour is in its weights, the prompt is gone       | Medium
                distilled with infrastructure | The same with the cost that a break-even of 50,000 queries implies       | Medium
                published GPT-4               | Competitive Analysis: full prompt, a flat price for 1M queries           | High
                published Claude              | Competitive Analysis: full prompt, a flat price for 1M queries           | High
                published fine-tuned          | Competitive Analysis: fine-tuned full model, a flat price for 1M queries | Low
                """);
        example.sourced(SheetLayout.ASSUMPTIONS, """
                Name                 | Low     | Base                       | High     | Unit   | Source                                             | Note
                queries_a_day        |         | 100000                     |          | query  | Scaling Economics                                  |
                days_a_month         |         | 30                         |          | day    | Scaling Economics                                  |
                queries_a_month      | 1000000 | =queries_a_day*days_a_month | 10000000 | query | Token Economics, Scaling and Financial Projections | the three volumes that the document reckons with
                system_prompt_tokens |         | 591                        |          | token  | Traditional Approach                               | fixed character description
                user_query_tokens    |         | 15                         |          | token  | Traditional Approach                               | average
                response_tokens      |         | 85                         |          | token  | Traditional Approach                               | average
                data_generation_cost |         | 0.50                       |          | USD    | Training Investment                                | 5000 examples, 15 minutes
                model_training_cost  |         | 0.30                       |          | USD    | Training Investment                                | 100 steps, LoRA rank 32, 3 minutes
                validation_cost      |         | 0.20                       |          | USD    | Training Investment                                | 500 examples, 2 minutes
                infrastructure_cost  |         | 150.9875                   |          | USD    | Break-Even Analysis                                | implied by "~50,000 queries (accounting for infrastructure)", never listed
                gpt4_per_million     |         | 30000                      |          | USD    | Competitive Analysis                               | for 1M queries
                claude_per_million   |         | 8000                       |          | USD    | Competitive Analysis                               | for 1M queries
                finetuned_per_million |        | 45                         |          | USD    | Competitive Analysis                               | for 1M queries
                context_window       |         | 32000                      |          | token  | Inference Performance                              | 32K
                setup_minutes        |         | =15+3+2                    |          | minute | Training Investment                                | data generation, training, validation
                finetuned_setup_hours | 2      | 3                          | 4        | hour   | Competitive Analysis                               |
                """);
    }

    private static void usage(Example example) {
        example.usage("""
                Scenario             | Phase   | Activity                | Provider  | Model    | Period  | Months | Calls            | Prefix tokens         | Input tokens       | Output tokens    | Meter    | Quantity                 | Unit price             | Note
                full prompt          | Serving | queries                 | qwen      | qwen-30b | monthly | 1      | =queries_a_month | =system_prompt_tokens | =user_query_tokens | =response_tokens |          |                          |                        | nothing is cached
                distilled            | Serving | queries                 | qwen      | qwen-4b  | monthly | 1      | =queries_a_month |                       | =user_query_tokens | =response_tokens |
                """);
        training(example, "distilled");
        example.usage("""
                Scenario                      | Phase   | Activity | Provider | Model   | Period  | Months | Calls            | Input tokens       | Output tokens
                distilled with infrastructure | Serving | queries  | qwen     | qwen-4b | monthly | 1      | =queries_a_month | =user_query_tokens | =response_tokens
                """);
        training(example, "distilled with infrastructure");
        example.usage("""
                Scenario                      | Phase          | Activity       | Provider  | Period  | Months | Meter    | Quantity                 | Unit price             | Note
                distilled with infrastructure | Infrastructure | infrastructure |           | once    |        | purchase | 1                        | =infrastructure_cost   | implied, never listed
                published GPT-4               | Serving        | queries        | openai    | monthly | 1      | purchase | =queries_a_month/1000000 | =gpt4_per_million      | published for 1M queries
                published Claude              | Serving        | queries        | anthropic | monthly | 1      | purchase | =queries_a_month/1000000 | =claude_per_million    | published for 1M queries
                published fine-tuned          | Serving        | queries        |           | monthly | 1      | purchase | =queries_a_month/1000000 | =finetuned_per_million | published for 1M queries
                """);
    }

    private static void training(Example example, String scenario) {
        example.usage("""
                Scenario | Phase    | Activity        | Provider | Period | Meter    | Quantity | Unit price            | Note
                %1$s     | Training | data generation | qwen     | once   | purchase | 1        | =data_generation_cost | 5000 examples from Qwen3-30B
                %1$s     | Training | model training  |          | once   | purchase | 1        | =model_training_cost  | 100 steps, LoRA rank 32
                %1$s     | Training | validation      |          | once   | purchase | 1        | =validation_cost      | 500 examples
                """.formatted(scenario));
    }

    private static void metrics(Example example) {
        example.sourced(SheetLayout.METRICS, """
                Metric                        | Scenario             | Value                                               | Unit          | Better | Source
                tokens processed              | full prompt          | =system_prompt_tokens+user_query_tokens+response_tokens | token     | lower  | Inference Performance
                tokens processed              | distilled            | =user_query_tokens+response_tokens                  | token         | lower  | Inference Performance
                time to first token           | full prompt          | 2.3                                                 | second        | lower  | Inference Performance
                time to first token           | distilled            | 0.4                                                 | second        | lower  | Inference Performance
                memory                        | full prompt          | 2.8                                                 | GB            | lower  | Inference Performance
                memory                        | distilled            | 0.4                                                 | GB            | lower  | Inference Performance
                context available             | full prompt          | =context_window-system_prompt_tokens                | token         | higher | Inference Performance
                context available             | distilled            | =context_window                                     | token         | higher | Inference Performance, recomputed
                context available (published) | full prompt          | 31409                                               | token         | higher | Inference Performance
                context available (published) | distilled            | 31900                                               | token         | higher | Inference Performance
                requests per GPU hour         | full prompt          | 1                                                   | of the full prompt's | higher | Throughput Improvements
                requests per GPU hour         | distilled            | =(system_prompt_tokens+user_query_tokens+response_tokens)/(user_query_tokens+response_tokens) | of the full prompt's | higher | Throughput Improvements
                set-up time                   | full prompt          | 0                                                   | minute        | lower  | Competitive Analysis
                set-up time                   | distilled            | =setup_minutes                                      | minute        | lower  | Training Investment
                set-up time                   | published fine-tuned | =finetuned_setup_hours*60                           | minute        | lower  | Competitive Analysis
                """);
    }

    private static void compare(Example example) {
        example.hint(
                        SheetLayout.COMPARE,
                        "Prompt, where given, says whether the prompt stays as it is: the advice on distilling asks for it.")
                .table(SheetLayout.COMPARE, """
                Comparison                          | Baseline    | Alternative                   | Units            | Unit  | Volume   | Months | Copies | Prompt
                1,000 queries                       | full prompt | distilled                     | =queries_a_month | query | 1000     |        |        |
                10,000 queries                      | full prompt | distilled                     | =queries_a_month | query | 10000    |        |        |
                100,000 queries                     | full prompt | distilled                     | =queries_a_month | query | 100000   |        |        |
                1,000,000 queries                   | full prompt | distilled                     | =queries_a_month | query | 1000000  |        |        |
                10,000,000 queries                  | full prompt | distilled                     | =queries_a_month | query | 10000000 |        |        |
                1,000,000 queries, infrastructure   | full prompt | distilled with infrastructure | =queries_a_month | query | 1000000  |        |        |
                3M queries a month                  | full prompt | distilled                     | =queries_a_month | query | 3000000  | 1      |        | fixed
                3M queries a month, changing prompt | full prompt | distilled                     | =queries_a_month | query | 3000000  | 1      |        | changing
                3M queries a month, a year          | full prompt | distilled                     | =queries_a_month | query | 3000000  | 12     |        |
                5 characters at 3M queries a month  | full prompt | distilled                     | =queries_a_month | query | 3000000  | 1      | 5      |
                10 characters at 3M queries a month | full prompt | distilled                     | =queries_a_month | query | 3000000  | 1      | 10     |
                50 characters at 3M queries a month | full prompt | distilled                     | =queries_a_month | query | 3000000  | 1      | 50     |
                10M queries a month, 1 month        | full prompt | distilled                     | =queries_a_month | query | 10000000 | 1      |        |
                10M queries a month, 3 months       | full prompt | distilled                     | =queries_a_month | query | 10000000 | 3      |        |
                10M queries a month, 6 months       | full prompt | distilled                     | =queries_a_month | query | 10000000 | 6      |        |
                10M queries a month, 12 months      | full prompt | distilled                     | =queries_a_month | query | 10000000 | 12     |        |
                """);
    }
}
