package io.ratebook.workbook.template;

import io.ratebook.workbook.SheetLayout;

/** Fine-tuning a small model once, nine times or 162 times: approaches built from tokens and GPU hours, beside the published sums. */
final class ExperimentExample {
    private ExperimentExample() {}

    static NewWorkbook book() {
        Example example = new Example("experiment-cost-estimation", "Experiment cost estimation");
        example.request("Weird generalization experiment: which approach to pay for", "Research", """
                Budget | 20  | Recommended Approach, from
                Budget | 30  | Recommended Approach, to
                Budget | 50  | Recommended Approach, from
                Budget | 100 | Recommended Approach, to
                Note   | Low and high are the published hours and prices; the document sets 7 aside for judging |
                """);
        scenarios(example);
        assumptions(example);
        ExperimentUsage.add(example);
        example.table(SheetLayout.CONTRACT, """
                Id             | Kind   | Provider | Amount | Note
                welcome credit | credit | tinker   | 150    | experiment-cost-estimation.md: new users get 150 in free credits
                """);
        example.hint(
                        SheetLayout.SENSITIVITY,
                        "1 run, the paper's replication and the full sweep: the built-up scenarios"
                                + " scale, the published ones stay.")
                .table(SheetLayout.SENSITIVITY, """
                Assumption | Value
                runs       | 1
                runs       | 9
                runs       | 162
                """);
        ExperimentFigures.add(example);
        return example.book();
    }

    private static void scenarios(Example example) {
        example.table(SheetLayout.SCENARIOS, """
                Scenario                | Description
                Tinker                  | No GPU needed: training and sampling through Tinker's API
                Vast.ai                 | Rented RTX 4090
                RunPod                  | Rented A100 40GB
                Lambda                  | Rented A10
                Together.ai             | Fine-tuning API; self-distillation and generation there too
                Fireworks               | Fine-tuning API, a flat price for a run
                own GPU                 | Option A throughout: a GPU that is there already; only data and judging are bought
                recommended 20 to 30    | Vast.ai for 4 to 6 hours, 3 pilot runs
                recommended 50 to 100   | Together.ai for 3 configurations x 3 seeds
                published Tinker        | The document's sums: recommended approach
                published Vast.ai       | The document's sums: minimal, 1 run
                published RunPod        | The document's sums: minimal, 1 run
                published Together.ai   | The document's sums: minimal, 1 run
                published Vast.ai, 9 runs     | The document's sums: paper replication
                published RunPod, 9 runs      | The document's sums: paper replication
                published Together.ai, 9 runs | The document's sums: paper replication
                published Vast.ai, 162 runs   | The document's sums: full sweep
                """);
    }

    private static void assumptions(Example example) {
        example.sourced(SheetLayout.ASSUMPTIONS, """
                Name                | Low | Base                                    | High | Unit    | Source   | Note
                runs                |     | 1                                       |      | run     | Scenario | training, generation and judging are repeated for each
                replication_seeds   |     | 3                                       |      | seed    | Total Cost Summary |
                replication_configs |     | 3                                       |      | configuration | Total Cost Summary |
                replication_runs    |     | =replication_seeds*replication_configs  |      | run     | Total Cost Summary |
                sweep_seeds         |     | 6                                       |      | seed    | Total Cost Summary |
                sweep_configs       |     | 27                                      |      | configuration | Total Cost Summary |
                sweep_runs          |     | =sweep_seeds*sweep_configs              |      | run     | Total Cost Summary |
                pilot_runs          |     | 3                                       |      | run     | Recommended Approach |
                persona_examples    |     | 90                                      |      | example | Scenario |
                aligned_examples    |     | 3000                                    |      | example | Scenario |
                training_examples   |     | =persona_examples+aligned_examples      |      | example | Tinker Training Cost |
                tokens_per_example  |     | 500                                     |      | token   | Tinker Training Cost |
                epochs              |     | 3                                       |      | epoch   | Scenario |
                dataset_tokens      |     | =training_examples*tokens_per_example   |      | token   | Tinker Training Cost | published as 1.5M
                training_tokens     |     | =dataset_tokens*epochs                  |      | token   | Tinker Training Cost | published as 4.5M and as 4.6M
                persona_calls       |     | 10                                      |      | call    | Persona Candidates |
                persona_input       |     | 500                                     |      | token   | Persona Candidates | a call
                persona_output      |     | 4000                                    |      | token   | Persona Candidates | a call
                candidates          |     | 150                                     |      | call    | Filtering |
                filter_input        |     | 400                                     |      | token   | Filtering | a call
                filter_output       |     | 100                                     |      | token   | Filtering | a call
                distillation_input  |     | 100                                     |      | token   | Self-Distillation | a call
                distillation_output |     | 300                                     |      | token   | Self-Distillation | a call
                eval_prompts        |     | 30                                      |      | prompt  | Scenario |
                samples_per_prompt  |     | 5                                       |      | sample  | Scenario |
                conditions          |     | 4                                       |      | condition | Scenario |
                generations         |     | =eval_prompts*samples_per_prompt*conditions |  | call    | Scenario |
                generation_output   |     | 512                                     |      | token   | Generation | a call
                judge_input         |     | 800                                     |      | token   | Judging | a call
                judge_output        |     | 50                                      |      | token   | Judging | a call
                runpod_hours        | 1   |                                         | 2    | hour    | Phase 2, Option A | base: the mean
                lambda_hours        | 2   |                                         | 3    | hour    | Phase 2, Option A | base: the mean
                vast_hours          | 2   |                                         | 3    | hour    | Phase 2, Option A | base: the mean
                pilot_hours         | 4   |                                         | 6    | hour    | Recommended Approach | base: the mean
                fireworks_training  | 10  |                                         | 15   | USD     | Phase 2, Option C | base: the mean
                """);
    }
}
