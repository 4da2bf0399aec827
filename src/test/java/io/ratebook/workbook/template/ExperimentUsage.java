package io.ratebook.workbook.template;

import java.util.List;

/** The usage rows of the experiment: seven approaches and two recommendations built up from what is metered, and the published sums. */
final class ExperimentUsage {
    private static final String HEADERS =
            "Scenario | Phase | Activity | Provider | Model | Calls | Input tokens | Output tokens"
                    + " | Meter | Quantity | Unit price | Repeat | Note\n";

    private static final String DISTILLED_BY_OPENAI =
            "%s | Self-distillation | option B, API | openai | gpt-4o-mini | =aligned_examples | =distillation_input | =distillation_output\n";
    private static final String DISTILLED_BY_TOGETHER =
            "%s | Self-distillation | option C, API | together | Llama-3.1-8B | =aligned_examples | =distillation_input | =distillation_output\n";
    private static final String DISTILLED_LOCALLY =
            "%s | Self-distillation | option A, local GPU | | | | | | purchase | 1 | 0 | | free, but needs a GPU\n";
    private static final String GENERATED_LOCALLY =
            "%s | Evaluation | generation, local | | | | | | purchase | 1 | 0 | %s | included in the GPU's time\n";
    private static final String GENERATED_BY =
            "%s | Evaluation | generation, API | %s | Llama-3.1-8B | =generations | | =generation_output | | | | %s\n";
    private static final String TRAINED_BY =
            "%s | Training | fine-tuning | %s | Llama-3.1-8B | | | | training | =training_tokens | | %s\n";
    private static final String TRAINED_ON = "%s | Training | GPU rental | %s | %s | | | | gpu-hour | %s | | %s\n";

    private ExperimentUsage() {}

    static void add(Example example) {
        api(example, "Tinker", DISTILLED_BY_OPENAI, "tinker", "tinker", "=runs");
        rented(example, "Vast.ai", "vast.ai", "RTX 4090", "=vast_hours");
        rented(example, "RunPod", "runpod", "A100 40GB", "=runpod_hours");
        rented(example, "Lambda", "lambda", "A10", "=lambda_hours");
        api(example, "Together.ai", DISTILLED_BY_TOGETHER, "together", "together", "=runs");
        fireworks(example);
        ownGpu(example);
        recommended(example);
        published(example);
    }

    private static void api(
            Example example, String scenario, String distilled, String trainer, String generator, String repeat) {
        rows(
                example,
                data(scenario)
                        + distilled.formatted(scenario)
                        + TRAINED_BY.formatted(scenario, trainer, repeat)
                        + GENERATED_BY.formatted(scenario, generator, repeat)
                        + judging(scenario, repeat));
    }

    private static void rented(Example example, String scenario, String provider, String gpu, String hours) {
        rows(
                example,
                data(scenario)
                        + DISTILLED_BY_OPENAI.formatted(scenario)
                        + TRAINED_ON.formatted(scenario, provider, gpu, hours, "=runs")
                        + GENERATED_LOCALLY.formatted(scenario, "=runs")
                        + judging(scenario, "=runs"));
    }

    private static void fireworks(Example example) {
        rows(
                example,
                data("Fireworks")
                        + DISTILLED_BY_OPENAI.formatted("Fireworks")
                        + "Fireworks | Training | fine-tuning | fireworks | | | | | purchase | 1 | =fireworks_training | =runs |"
                        + " a flat price for a run\n"
                        + GENERATED_BY.formatted("Fireworks", "together", "=runs")
                        + judging("Fireworks", "=runs"));
    }

    private static void ownGpu(Example example) {
        rows(
                example,
                data("own GPU")
                        + DISTILLED_LOCALLY.formatted("own GPU")
                        + "own GPU | Training | own GPU | | | | | | purchase | 1 | 0 | =runs | its time isn't priced\n"
                        + GENERATED_LOCALLY.formatted("own GPU", "=runs")
                        + judging("own GPU", "=runs"));
    }

    private static void recommended(Example example) {
        String pilot = "recommended 20 to 30";
        rows(
                example,
                data(pilot)
                        + DISTILLED_BY_OPENAI.formatted(pilot)
                        + TRAINED_ON.formatted(pilot, "vast.ai", "RTX 4090", "=pilot_hours", "")
                        + GENERATED_LOCALLY.formatted(pilot, "=pilot_runs")
                        + judging(pilot, "=pilot_runs"));
        api(example, "recommended 50 to 100", DISTILLED_BY_OPENAI, "together", "together", "=replication_runs");
    }

    private static String data(String scenario) {
        return """
                %1$s | Data generation | persona candidates | openai | gpt-4o      | =persona_calls | =persona_input | =persona_output
                %1$s | Data generation | filtering          | openai | gpt-4o-mini | =candidates    | =filter_input  | =filter_output
                """.formatted(scenario);
    }

    private static String judging(String scenario, String repeat) {
        return "%s | Judging | judging | openrouter | gpt-4o-mini | =generations | =judge_input | =judge_output | | | | %s\n"
                .formatted(scenario, repeat);
    }

    private static void published(Example example) {
        rows(example, """
                published Tinker | Data generation   | as published | openai     | | | | | purchase | 1 | 1
                published Tinker | Self-distillation | as published | openai     | | | | | purchase | 1 | 1
                published Tinker | Training          | as published | tinker     | | | | | purchase | 1 | 2
                published Tinker | Evaluation        | as published | tinker     | | | | | purchase | 1 | 0.50
                published Tinker | Judging           | as published | openrouter | | | | | purchase | 1 | 0.10
                """);
        sums(example, "published Vast.ai", "vast.ai", List.of("1", "2", "0.20"));
        sums(example, "published RunPod", "runpod", List.of("1", "4", "0.20"));
        sums(example, "published Together.ai", "together", List.of("1", "14", "0.20"));
        sums(example, "published Vast.ai, 9 runs", "vast.ai", List.of("1", "15", "2"));
        sums(example, "published RunPod, 9 runs", "runpod", List.of("1", "30", "2"));
        sums(example, "published Together.ai, 9 runs", "together", List.of("1", "120", "2"));
        sums(example, "published Vast.ai, 162 runs", "vast.ai", List.of("1", "250", "15"));
    }

    private static void sums(Example example, String scenario, String provider, List<String> costs) {
        rows(example, """
                %1$s | Data generation | as published | openai     | | | | | purchase | 1 | %3$s
                %1$s | Training        | as published | %2$s       | | | | | purchase | 1 | %4$s
                %1$s | Evaluation      | as published | openrouter | | | | | purchase | 1 | %5$s
                """.formatted(scenario, provider, costs.get(0), costs.get(1), costs.get(2)));
    }

    private static void rows(Example example, String rows) {
        example.usage(HEADERS + rows);
    }
}
