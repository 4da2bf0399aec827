package io.ratebook.workbook.template;

/** What the document on the experiment publishes, and where the result has it. */
final class ExperimentFigures {
    private ExperimentFigures() {}

    static void add(Example example) {
        listed(example);
        quantities(example);
        phases(example);
        totals(example);
        replications(example);
    }

    /** The figures that the document rounds up say so, and agree within their tolerance. */
    private static void listed(Example example) {
        example.expected("""
                Id   | Figure                                     | Measure             | Scenario                      | Case | Phase             | Activity
                X01  | persona candidates, gpt-4o                 | cost                | Tinker                        |      | Data generation   | persona candidates
                X02  | filtering, gpt-4o-mini                     | cost                | Tinker                        |      | Data generation   | filtering
                X03  | self-distillation, option B: 3,000 calls, gpt-4o-mini | cost     | Tinker                        |      | Self-distillation |
                X04  | self-distillation, option C: Llama-3.1-8B through Together.ai | cost | Together.ai               |      | Self-distillation |
                X05  | 3,090 examples x 500 tokens x 3 epochs at 0.40 | cost before credits | Tinker                    |      | Training          |
                X06a | RunPod A100, low (the document rounds up)  | cost                | RunPod                        | low  | Training          |
                X06b | RunPod A100, high (the document rounds up) | cost                | RunPod                        | high | Training          |
                X07a | Lambda A10, low (the document rounds up)   | cost                | Lambda                        | low  | Training          |
                X07b | Lambda A10, high (the document rounds up)  | cost                | Lambda                        | high | Training          |
                X08a | Vast.ai RTX 4090, low (the document rounds up)  | cost           | Vast.ai                       | low  | Training          |
                X08b | Vast.ai RTX 4090, high (the document rounds up) | cost           | Vast.ai                       | high | Training          |
                X09  | Together.ai fine-tuning 4.6M tokens at 3.00 | cost               | Together.ai                   |      | Training          |
                X10  | 600 x 512 tokens at 0.18 (the document rounds up) | cost         | Together.ai                   |      | Evaluation        |
                X11  | judging, 600 calls, gpt-4o-mini            | cost                | Together.ai                   |      | Judging           |
                X12  | Tinker path total, before the free credits | cost before credits | published Tinker              |      |                   |
                X13a | paper replication, 9 runs, Vast.ai         | cost                | published Vast.ai, 9 runs     |      |                   |
                X13b | paper replication, 9 runs, RunPod          | cost                | published RunPod, 9 runs      |      |                   |
                X13c | paper replication, 9 runs, Together        | cost                | published Together.ai, 9 runs |      |                   |
                X14  | full sweep, 162 runs, Vast.ai              | cost                | published Vast.ai, 162 runs   |      |                   |
                """);
    }

    private static void quantities(Example example) {
        example.expected("""
                Id   | Figure                              | Where                | Expected | Tolerance | Measure    | Item             | Scenario    | Phase             | Activity           | Meter    | Per      | Known difference
                X20a | training examples                   | Tinker Training Cost | 3090     | 0         | assumption | training_examples |
                X20b | tokens of the dataset               | Tinker Training Cost | 1500000  | 50000     | assumption | dataset_tokens   |
                X20c | training tokens, through Tinker     | Tinker Training Cost | 4500000  | 50000     | assumption | training_tokens  |             |                   |                    |          |          | The document rounds to 1.5M tokens before it multiplies by 3 epochs.
                X20d | training tokens, through Together.ai | Phase 2, Option B   | 4600000  | 50000     | quantity   |                  | Together.ai | Training          |                    | training |
                X20e | generations                         | Scenario             | 600      | 0         | assumption | generations      |
                X20f | generated tokens                    | Phase 3 Generation   | 307000   | 500       | quantity   |                  | Together.ai | Evaluation        |                    | output   |
                X20g | persona input tokens                | Phase 1 Persona      | 5000     | 0         | quantity   |                  | Tinker      | Data generation   | persona candidates | input    |
                X20h | persona output tokens               | Phase 1 Persona      | 40000    | 0         | quantity   |                  | Tinker      | Data generation   | persona candidates | output   |
                X20i | filtering input tokens              | Phase 1 Filtering    | 60000    | 0         | quantity   |                  | Tinker      | Data generation   | filtering          | input    |
                X20j | filtering output tokens             | Phase 1 Filtering    | 15000    | 0         | quantity   |                  | Tinker      | Data generation   | filtering          | output   |
                X20k | self-distillation input tokens      | Phase 1 Self-distillation | 300000 | 0      | quantity   |                  | Tinker      | Self-distillation |                    | input    |
                X20l | self-distillation output tokens     | Phase 1 Self-distillation | 900000 | 0      | quantity   |                  | Tinker      | Self-distillation |                    | output   |
                X20m | judging input tokens                | Phase 3 Judging      | 480000   | 0         | quantity   |                  | Tinker      | Judging           |                    | input    |
                X20n | judging output tokens               | Phase 3 Judging      | 30000    | 0         | quantity   |                  | Tinker      | Judging           |                    | output   |
                X21a | Tinker, price of training 1M tokens | Tinker Pricing       | 0.40     | 0         | unit price |                  | Tinker      | Training          |                    | training | 0.000001 |
                X21b | Tinker, price of sampling 1M tokens | Tinker Pricing       | 0.27     | 0         | unit price |                  | Tinker      | Evaluation        |                    | output   | 0.000001 |
                X21c | RunPod A100 40GB, price of an hour  | Phase 2, Option A    | 1.50     | 0         | unit price |                  | RunPod      | Training          |                    | gpu-hour |
                X21d | Lambda A10, price of an hour        | Phase 2, Option A    | 0.75     | 0         | unit price |                  | Lambda      | Training          |                    | gpu-hour |
                X21e | Vast.ai RTX 4090, price of an hour  | Phase 2, Option A    | 0.40     | 0         | unit price |                  | Vast.ai     | Training          |                    | gpu-hour |
                """);
    }

    private static void phases(Example example) {
        example.expected("""
                Id   | Figure                                 | Where               | Expected | Tolerance | Measure             | Scenario    | Case | Phase                             | Known difference
                X22a | Tinker path, data generation           | Recommended: Tinker | 1        | 0.5       | cost                | Tinker      |      | Data generation                   | The document rounds up: its own steps of data generation add up to 0.43.
                X22b | Tinker path, self-distillation         | Recommended: Tinker | 1        | 0.5       | cost                | Tinker      |      | Self-distillation                 |
                X22c | Tinker path, training                  | Recommended: Tinker | 2        | 0.5       | cost before credits | Tinker      |      | Training                          |
                X22d | Tinker path, evaluation                | Recommended: Tinker | 0.50     | 0.25      | cost before credits | Tinker      |      | Evaluation                        | The document rounds up: 600 samples of 512 tokens at 0.27 cost 0.08.
                X22e | Tinker path, judging                   | Recommended: Tinker | 0.10     | 0.05      | cost                | Tinker      |      | Judging                           |
                X22f | Tinker path, after the free credits    | Recommended: Tinker |          | 0         | cost                | published Tinker |  |                                  |
                X23a | data generation in all, option B: 0.50 to 1.00 | Phase 1     | 0.75     | 0.27      | cost                | Tinker      |      | Data generation;Self-distillation |
                X23b | data generation in all, option C: 0.50 to 1.00 | Phase 1     | 0.75     | 0.25      | cost                | Together.ai |      | Data generation;Self-distillation |
                X23c | self-distillation, option A: free      | Phase 1             | 0        | 0         | cost                | own GPU     |      | Self-distillation                 |
                X23d | Fireworks fine-tuning, low             | Phase 2, Option C   | 10       | 0         | cost                | Fireworks   | low  | Training                          |
                X23e | Fireworks fine-tuning, high            | Phase 2, Option C   | 15       | 0         | cost                | Fireworks   | high | Training                          |
                X23f | evaluation in all                      | Phase 3             | 0.20     | 0.1       | cost                | Together.ai |      | Evaluation;Judging                |
                X23g | generation, option A: in the GPU's time | Phase 3            | 0        | 0         | cost                | Vast.ai     |      | Evaluation                        |
                X23h | judging within its budget of 7         | Environment Variables |  3.5   | 3.5       | cost                | Together.ai |      | Judging                           |
                X24a | 4 to 6 hours on Vast.ai, low           | Recommended Approach | 2       | 1         | cost                | recommended 20 to 30 | low  | Training                 |
                X24b | 4 to 6 hours on Vast.ai, high          | Recommended Approach | 3       | 1         | cost                | recommended 20 to 30 | high | Training                 |
                X24c | evaluation through OpenRouter          | Recommended Approach | 1       | 0.75      | cost                | recommended 20 to 30 |      | Evaluation;Judging       |
                """);
    }

    private static void totals(Example example) {
        example.expected("""
                Id   | Figure                                  | Where                       | Expected | Tolerance | Measure | Scenario              | With | Known difference
                X25a | minimal, Vast.ai                        | Total Cost Summary, minimal | 3        | 0.5       | cost    | published Vast.ai     |
                X25b | minimal, RunPod                         | Total Cost Summary, minimal | 5        | 0.5       | cost    | published RunPod      |
                X25c | minimal, Together                       | Total Cost Summary, minimal | 15       | 0.5       | cost    | published Together.ai |
                X25d | minimal, Vast.ai, built up              | Total Cost Summary, minimal | 3        | 0.5       | cost    | Vast.ai               |      | The document rounds each step up: hours and tokens at their prices come to 2.11.
                X25e | minimal, RunPod, built up               | Total Cost Summary, minimal | 5        | 0.5       | cost    | RunPod                |      | The document takes the dearest end of its rounded range: 1.5 hours, and all else, come to 3.36.
                X25f | minimal, Together, built up             | Total Cost Summary, minimal | 15       | 0.5       | cost    | Together.ai           |
                X25g | Tinker path, built up                   | Recommended: Tinker         | 5        | 0.5       | cost before credits | Tinker    |      | The document rounds each step up: tokens at their prices come to 3.04.
                """);
    }

    private static void replications(Example example) {
        example.expected("""
                Id   | Figure                                  | Where                  | Expected | Tolerance | Measure    | Item             | Scenario              | With     | Known difference
                X26a | runs of the paper's replication         | Total Cost Summary     | 9        | 0         | assumption | replication_runs |
                X26b | runs of the full sweep                  | Total Cost Summary     | 162      | 0         | assumption | sweep_runs       |
                X26c | 9 runs, Vast.ai, built up               | Total Cost Summary     | 18       | 0.5       | cost       |                  | Vast.ai               | runs=9   | The document takes 15 for training; nine runs of 2.5 hours at 0.40 cost 9.
                X26d | 9 runs, RunPod, built up                | Total Cost Summary     | 33       | 0.5       | cost       |                  | RunPod                | runs=9   | The document takes 30 for training; nine runs of 1.5 hours at 1.50 cost 20.25.
                X26e | 9 runs, Together, built up              | Total Cost Summary     | 123      | 0.5       | cost       |                  | Together.ai           | runs=9   | The document takes 120 for training; nine runs of 4,635,000 tokens at 3.00 cost 125.15.
                X26f | 162 runs, Vast.ai, built up             | Full Sweep             | 270      | 5         | cost       |                  | Vast.ai               | runs=162 | The document takes 250 for training; 162 runs of 2.5 hours at 0.40 cost 162.
                X26g | recommended for 50 to 100: 9 runs through Together.ai | Recommended Approach | 100 | 0.5 | cost    |                  | recommended 50 to 100 |          | The document's own nine runs through Together.ai cost 123: more than the 100 that it recommends them for.
                """);
    }
}
