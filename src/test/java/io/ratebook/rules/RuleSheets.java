package io.ratebook.rules;

import io.ratebook.workbook.ruletable.RuleTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The decision tables that are shipped, as their first edition: run {@link #main} to write them anew. */
final class RuleSheets {
    private static final String OPENAI_BATCH = "https://platform.openai.com/docs/guides/batch, seen 2026-11";
    private static final String OPENAI_PRICING = "https://platform.openai.com/docs/pricing, seen 2026-11";
    private static final String ANTHROPIC_PRICING =
            "https://docs.anthropic.com/en/docs/about-claude/pricing, seen 2026-11";
    private static final String REASONING = "batch-api-cost-estimation, Reasoning token overhead estimates";
    private static final String MATRIX = "prompt-distillation-economics, Cost-Benefit Decision Matrix";

    private RuleSheets() {}

    public static void main(String[] args) throws IOException {
        for (Map.Entry<String, RuleTable> each : all().entrySet()) {
            Path file = Path.of("rules").resolve(each.getKey());
            Files.write(file, each.getValue().bytes());
        }
    }

    /** By path within the rules folder. */
    static Map<String, RuleTable> all() {
        Map<String, RuleTable> sheets = new LinkedHashMap<>();
        sheets.put("10-meter/reasoning.drl.xlsx", reasoning());
        sheets.put("10-meter/caching.drl.xlsx", CacheSheets.caching());
        sheets.put("10-meter/batch-cache.drl.xlsx", CacheSheets.batchCache());
        sheets.put("10-meter/overheads.drl.xlsx", CacheSheets.overheads());
        sheets.put("20-price/long-context.drl.xlsx", longContext());
        sheets.put("30-adjust/batch.drl.xlsx", batch());
        sheets.put("30-adjust/stacking.drl.xlsx", CacheSheets.stacking());
        sheets.put("90-advise/distillation.drl.xlsx", distillation());
        return sheets;
    }

    private static RuleTable reasoning() {
        return RuleTable.of(
                        "reasoning",
                        "Reasoning overhead: how many output tokens are billed for each visible one",
                        "$u : Usage")
                .id()
                .title()
                .condition("Effort", 12, "reasoningEffort == \"$param\", outputTokens != null")
                .action("Low", 10, "factor($u, \"output\", range(\"$param\",")
                .action("Base", 10, "\"$param\",")
                .action("High", 10, "\"$param\"),")
                .action("Why", 44, "\"$param\");")
                .source()
                .row("RSN-010", "No reasoning", "none", 1, 1, 1, "no reasoning tokens", REASONING)
                .row(
                        "RSN-020",
                        "Low effort",
                        "low",
                        1.3,
                        1.65,
                        2,
                        "reasoning is 0.3 to 1 of the visible output",
                        REASONING)
                .row(
                        "RSN-030",
                        "Medium effort",
                        "medium",
                        2,
                        3,
                        4,
                        "reasoning is 1 to 3 of the visible output",
                        REASONING);
    }

    private static RuleTable longContext() {
        String over = "the whole request costs more where its prompt is over ";
        RuleTable sheet = RuleTable.of(
                        "long-context",
                        "Long prompts: what the whole request costs more where one call's prompt is over a limit",
                        "$m : Metered")
                .id()
                .title()
                .condition("Provider", 12, "provider == \"$param\", purchase == false")
                .condition("Model", 18, "model == \"$param\"")
                .condition("Meter, or a part of it", 14, "isPartOf(\"$param\")")
                .action("Measure", 16, "cliff($m, \"$param\",")
                .action("Boundary", 10, "\"$param\",")
                .action("Above (tokens)", 12, "dec(\"$param\"),")
                .action("Times the rate", 10, "times(\"$param\"),")
                .action("Why", 60, "\"$param\");")
                .source();
        Object[][] rows = {
            {"LNG-010", "openai", "gpt-5.4", "input", 272000, 2, OPENAI_PRICING},
            {"LNG-030", "openai", "gpt-5.4", "output", 272000, 1.5, OPENAI_PRICING},
            {"LNG-110", "anthropic", "claude-sonnet-4", "input", 200000, 2, ANTHROPIC_PRICING},
            {"LNG-140", "anthropic", "claude-sonnet-4", "output", 200000, 1.5, ANTHROPIC_PRICING},
        };
        for (Object[] row : rows) {
            String limit = String.format("%,d tokens", (Integer) row[4]);
            String title = "Long prompts of " + row[2] + ": " + row[3];
            sheet = sheet.row(
                    row[0], title, row[1], row[2], row[3], "prompt tokens", ">", row[4], row[5], over + limit, row[6]);
        }
        return sheet;
    }

    private static RuleTable batch() {
        return RuleTable.of("batch", "Service tiers: what they leave of a standard price", "$p : Priced")
                .id()
                .title()
                .condition(
                        "Provider",
                        12,
                        "provider == \"$param\", rateTier == \"standard\", meter != \"web search\", meter != \"cache storage\"")
                .condition("Service tier", 14, "serviceTier == \"$param\"")
                .condition("Meter (blank: any)", 14, "meter == \"$param\"")
                .action("Factor", 10, "factor($p, dec(\"$param\"),")
                .action("Why", 50, "\"$param\");")
                .source()
                .row(
                        "BAT-010",
                        "OpenAI batch requests cost half",
                        "openai",
                        "batch",
                        "",
                        0.5,
                        "batch requests cost half",
                        OPENAI_BATCH)
                .row(
                        "BAT-020",
                        "Anthropic batch requests cost half",
                        "anthropic",
                        "batch",
                        "",
                        0.5,
                        "batch requests cost half, cached or not",
                        ANTHROPIC_PRICING);
    }

    private static RuleTable distillation() {
        return RuleTable.of(
                        "distillation",
                        "Distillation: when a small model should learn the prompt of a large one",
                        "$c : Contrast")
                .id()
                .title()
                .condition("Units a month over", 12, "unitsAMonth != null, unitsAMonth > dec(\"$param\")")
                .condition("Units a month under", 12, "unitsAMonth != null, unitsAMonth < dec(\"$param\")")
                .condition("Prompt", 12, "attrs[\"Prompt\"] == \"$param\"")
                .action("Advice", 14, "advise($c, \"$param\" + \": \" +")
                .action("Why", 50, "\"$param\");")
                .source()
                .row(
                        "DST-010",
                        "Many units, one prompt",
                        50000,
                        "",
                        "fixed",
                        "distil",
                        "over 50,000 units a month with a fixed prompt",
                        MATRIX)
                .row(
                        "DST-020",
                        "Few units, one prompt",
                        "",
                        1000,
                        "fixed",
                        "don't distil",
                        "under 1,000 units a month",
                        MATRIX)
                .row(
                        "DST-030",
                        "Changing prompt",
                        "",
                        "",
                        "changing",
                        "don't distil",
                        "the prompt changes often",
                        MATRIX);
    }
}
