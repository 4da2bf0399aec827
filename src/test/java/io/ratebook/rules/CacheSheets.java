package io.ratebook.rules;

import io.ratebook.workbook.ruletable.RuleTable;

/** The shipped decision tables about caches, about service tiers beside them, and about overheads. */
final class CacheSheets {
    private static final String OPENAI_CACHING = "https://platform.openai.com/docs/guides/prompt-caching, seen 2026-11";
    private static final String OPENAI_PRICING = "https://platform.openai.com/docs/pricing, seen 2026-11";
    private static final String OPENAI_BATCH = "https://platform.openai.com/docs/guides/batch, seen 2026-11";
    private static final String OPENAI_FLEX = "https://platform.openai.com/docs/guides/flex-processing, seen 2026-11";
    private static final String ANTHROPIC_CACHING =
            "https://docs.anthropic.com/en/docs/build-with-claude/prompt-caching, seen 2026-11";
    private static final String ANTHROPIC_PRICING =
            "https://docs.anthropic.com/en/docs/about-claude/pricing, seen 2026-11";
    private static final String OPUS_5 =
            "https://platform.claude.com/docs/about-claude/models/whats-new-opus-5, seen 2026-11";
    private static final String OPENROUTER = "https://openrouter.ai/docs/features/prompt-caching, seen 2026-11";
    private static final String LITELLM = "LiteLLM catalogue of 2026-08-01";
    private static final String GEMINI_CACHING = "https://ai.google.dev/gemini-api/docs/caching, seen 2026-11";
    private static final String GEMINI_PRICING = "https://ai.google.dev/gemini-api/docs/pricing, seen 2026-11";
    private static final String VERTEX_BATCH =
            "https://cloud.google.com/vertex-ai/generative-ai/docs/multimodal/batch-prediction-gemini, seen 2026-11";
    private static final String DEEPSEEK_CACHING = "https://api-docs.deepseek.com/guides/kv_cache, seen 2026-11";
    private static final String ALIBABA_CACHING =
            "https://www.alibabacloud.com/help/en/model-studio/context-cache of 2026-06-24, seen 2026-11-22";
    private static final String OWN = "the workbook's own assumption";

    private static final String READ = "cached input";
    private static final String WRITE = "cache write";
    private static final String WRITE_1H = "cache write 1h";
    private static final String FREE = "input";

    private static final String PAID_WRITES = "gpt-5[.]([6-9]|[1-9][0-9]).*|gpt-[6-9].*";
    private static final String BEFORE_GPT_5 = "gpt-[1-4].*|o[1-9].*|chatgpt-4o.*";
    private static final String DATED = "([-@](20[0-9]{6}|latest))?";
    private static final String GOOGLE = "google|gemini";
    private static final String VERTEX = "vertex|vertex_ai";
    private static final String GEMINI = "gemini.*";
    private static final String FLEX = "gpt-5.*|o3|o4-mini";
    private static final String APART = "web search|cache storage";

    private CacheSheets() {}

    static RuleTable caching() {
        RuleTable sheet = RuleTable.of(
                        "caching",
                        "Prompt caching: how a provider keeps the prefix that calls share, and what reading, writing and keeping are counted on",
                        "$u : Usage")
                .id()
                .title()
                .condition("Caching like", 20, "caching matches \"$param\", prefixTokens != null")
                .condition("Provider like", 18, "provider matches \"$param\"")
                .condition("Model like", 36, "model matches \"$param\"")
                .condition("Model not like", 36, "model not matches \"$param\"")
                .action("Read meter", 14, "cache($u, \"$param\",")
                .action("Write meter", 14, "\"$param\",")
                .action("Storage meter", 14, "\"$param\",")
                .action("Minimum prefix (tokens)", 12, "dec(\"$param\"),")
                .action("Step (tokens)", 10, "dec(\"$param\"),")
                .action("Kept (minutes)", 10, "limit(\"$param\"),")
                .action("Calls a minute a route", 12, "limit(\"$param\"),")
                .action("Why", 60, "\"$param\");")
                .source();
        openAi(sheet);
        anthropic(sheet, "CAC-02", "automatic|explicit", WRITE, 5, "five minutes");
        anthropic(sheet, "CAC-12", "explicit 1h", WRITE_1H, 60, "an hour");
        google(sheet);
        return others(sheet);
    }

    private static void openAi(RuleTable sheet) {
        String why = "from 1,024 tokens on, in steps of 128; ";
        Object[][] rows = {
            {
                "CAC-010",
                "OpenAI caches long prefixes by itself",
                "automatic",
                "",
                PAID_WRITES,
                FREE,
                5,
                why + "writing is free; kept for 5 to 10 minutes, counted as 5"
            },
            {
                "CAC-011",
                "OpenAI keeps prefixes for a day",
                "extended",
                "",
                PAID_WRITES,
                FREE,
                1440,
                why + "writing is free; kept for 24 hours"
            },
            {
                "CAC-012",
                "OpenAI bills writing from GPT-5.6 on",
                "automatic|explicit",
                PAID_WRITES,
                "",
                WRITE,
                5,
                why + "the calls that miss pay for writing; nothing else is known to have changed"
            },
        };
        for (Object[] row : rows) {
            sheet.row(
                    row[0],
                    row[1],
                    row[2],
                    "openai",
                    row[3],
                    row[4],
                    READ,
                    row[5],
                    "none",
                    1024,
                    128,
                    row[6],
                    15,
                    row[7],
                    OPENAI_CACHING);
        }
    }

    private static void anthropic(RuleTable sheet, String id, String caching, String write, int minutes, String kept) {
        Object[][] rows = {
            {
                "0",
                "Claude Sonnet 4 to 4.5 and Opus 4 to 4.1",
                "claude-(sonnet-4([-.][0-5])?|opus-4([-.][01])?)" + DATED,
                1024,
                "from 1,024 tokens on",
                ANTHROPIC_CACHING
            },
            {
                "1",
                "Claude Sonnet 4.6",
                "claude-sonnet-4[-.]6.*",
                1024,
                "from 1,024 tokens on by the vendor's page; others measured 2,048",
                ANTHROPIC_CACHING
            },
            {
                "2",
                "Claude Haiku 3 and 3.5",
                "claude-(haiku-3|3([-.]5)?-haiku).*",
                2048,
                "from 2,048 tokens on",
                ANTHROPIC_CACHING
            },
            {
                "3",
                "Claude Opus 4.5 and 4.6 and Haiku 4.5",
                "claude-(opus-4[-.][56]|haiku-4[-.]5).*",
                4096,
                "from 4,096 tokens on",
                ANTHROPIC_CACHING
            },
            {"4", "Claude Opus 4.7", "claude-opus-4[-.]7.*", 4096, "from 4,096 tokens on", OPENROUTER},
            {"5", "Claude Opus 4.8", "claude-opus-4[-.]8.*", 1024, "from 1,024 tokens on", OPUS_5},
            {"6", "Claude Opus 5", "claude-opus-5" + DATED, 512, "from 512 tokens on", OPUS_5},
        };
        for (Object[] row : rows) {
            sheet.row(
                    id + row[0],
                    row[1] + ": at a breakpoint, for " + kept,
                    caching,
                    "anthropic|" + VERTEX,
                    row[2],
                    "",
                    READ,
                    write,
                    "none",
                    row[3],
                    1,
                    minutes,
                    "none",
                    row[4] + "; the calls that miss pay for writing; a hit keeps it for another " + kept,
                    row[5]);
        }
    }

    private static void google(RuleTable sheet) {
        String all = GOOGLE + "|" + VERTEX;
        Object[][] rows = {
            {
                "CAC-040",
                "Gemini 2.5 caches by itself",
                "automatic",
                "gemini-2[.]5.*",
                "none",
                2048,
                "from 2,048 tokens on; writing is free; how long it is kept isn't stated"
            },
            {
                "CAC-041",
                "Gemini 3 caches by itself",
                "automatic",
                "gemini-3.*",
                "none",
                4096,
                "from 4,096 tokens on; writing is free; how long it is kept isn't stated"
            },
            {
                "CAC-042",
                "Gemini 2.5 keeps a cache on request",
                "explicit",
                "gemini-2[.]5.*",
                "cache storage",
                2048,
                "written at the input price and billed by the hour, as long as Cache hours says; the minimum is that of caching by itself"
            },
            {
                "CAC-043",
                "Gemini 3 keeps a cache on request",
                "explicit",
                "gemini-3.*",
                "cache storage",
                4096,
                "written at the input price and billed by the hour, as long as Cache hours says; the minimum is that of caching by itself"
            },
        };
        for (Object[] row : rows) {
            sheet.row(
                    row[0],
                    row[1],
                    row[2],
                    all,
                    row[3],
                    "",
                    READ,
                    FREE,
                    row[4],
                    row[5],
                    1,
                    "none",
                    "none",
                    row[6],
                    GEMINI_CACHING);
        }
    }

    private static RuleTable others(RuleTable sheet) {
        return sheet.row(
                        "CAC-050",
                        "DeepSeek caches by itself",
                        "automatic",
                        "deepseek",
                        "",
                        "",
                        READ,
                        FREE,
                        "none",
                        0,
                        1,
                        "none",
                        "none",
                        "prefixes of any length; writing is free; how long they are kept isn't stated",
                        DEEPSEEK_CACHING)
                .row(
                        "CAC-060",
                        "Alibaba caches by itself",
                        "automatic",
                        "alibaba|dashscope",
                        "",
                        "",
                        READ,
                        FREE,
                        "none",
                        256,
                        1,
                        "none",
                        "none",
                        "from 256 tokens on; writing is free; how long it is kept isn't stated, nor is a hit guaranteed",
                        ALIBABA_CACHING)
                .row(
                        "CAC-030",
                        "Caching is assumed",
                        "assumed",
                        "",
                        "",
                        "",
                        READ,
                        FREE,
                        "none",
                        0,
                        1,
                        "none",
                        "none",
                        "the workbook assumes that a prefix of any length is cached",
                        OWN);
    }

    static RuleTable batchCache() {
        RuleTable sheet = RuleTable.of(
                        "batch-cache",
                        "Batch without a cached price: which tokens are billed as if they hadn't been cached",
                        "$u : Usage")
                .id()
                .title()
                .condition("Provider", 12, "provider == \"$param\"")
                .condition("Service tier", 14, "serviceTier == \"$param\"")
                .condition("Model like", 36, "model matches \"$param\"")
                .action("Meter", 20, "recount($u, \"$param\",")
                .action("Counts as", 16, "\"$param\",")
                .action("Why", 60, "\"$param\");")
                .source();
        String[][] meters = {
            {"RCT-010", "cached input", "input"},
            {"RCT-020", "cached audio input", "audio input"},
            {"RCT-030", "cached image input", "image input"},
        };
        for (String[] each : meters) {
            sheet.row(
                    each[0],
                    "OpenAI batch before GPT-5: " + each[1],
                    "openai",
                    "batch",
                    BEFORE_GPT_5,
                    each[1],
                    each[2],
                    "batch requests of models before GPT-5 have no cached price",
                    OPENAI_BATCH);
        }
        return sheet;
    }

    static RuleTable overheads() {
        return RuleTable.of(
                        "overheads",
                        "Overheads: how the numbers of a row that stand for more or fewer calls multiply all that it counts",
                        "$u : Usage")
                .id()
                .title()
                .condition("Where filled in", 20, "fills(\"$param\")")
                .action("Column", 20, "overhead($u, \"$param\",")
                .action("Effect", 14, "\"$param\",")
                .action("Why", 60, "\"$param\");")
                .source()
                .row(
                        "OVH-010",
                        "Retries",
                        "Retry share",
                        "Retry share",
                        "adds",
                        "calls made again are billed whole",
                        OWN)
                .row(
                        "OVH-020",
                        "Validation loops",
                        "Validation loops",
                        "Validation loops",
                        "adds",
                        "each loop repeats the whole call",
                        OWN)
                .row(
                        "OVH-030",
                        "Deduplication",
                        "Dedup share",
                        "Dedup share",
                        "takes off",
                        "what was answered before needs no call",
                        OWN)
                .row(
                        "OVH-040",
                        "Buffer",
                        "Buffer",
                        "Buffer",
                        "multiplies",
                        "a margin for what the plan doesn't know",
                        OWN);
    }

    static RuleTable stacking() {
        RuleTable sheet = RuleTable.of(
                        "stacking",
                        "Service tiers beside caching: what a vendor's tier leaves of each standard price",
                        "$p : Priced")
                .id()
                .title()
                .condition("Provider like", 16, "provider matches \"$param\", rateTier == \"standard\"")
                .condition("Service tier like", 16, "serviceTier matches \"$param\"")
                .condition("Model like", 36, "model matches \"$param\"")
                .condition("Meter like", 24, "meter matches \"$param\"")
                .condition("Meter not like", 24, "meter not matches \"$param\"")
                .action("Factor", 10, "factor($p, dec(\"$param\"),")
                .action("Why", 60, "\"$param\");")
                .source();
        String gemini3 = "gemini-3.*";
        String both = GOOGLE + "|" + VERTEX;
        String searches = "no price of searches is known for this service tier: the full price";
        String apart = "keeping a cache and searching are no requests of this service tier: the full price";
        String twice = "priority requests cost twice as much, cached or not";
        Object[][] rows = {
            {
                "STK-010",
                "Searches of OpenAI batch requests",
                "openai",
                "batch",
                "",
                "web search",
                "",
                1,
                searches,
                OPENAI_BATCH
            },
            {
                "STK-020",
                "Searches of Anthropic batch requests",
                "anthropic",
                "batch",
                "",
                "web search",
                "",
                1,
                searches,
                ANTHROPIC_PRICING
            },
            {
                "STK-110",
                "Gemini batch and flex cost half",
                GOOGLE,
                "batch|flex",
                "",
                "",
                APART,
                0.5,
                "batch and flex requests cost half, cached or not",
                GEMINI_PRICING
            },
            {
                "STK-120",
                "Gemini batch and flex: what isn't tokens",
                GOOGLE,
                "batch|flex",
                "",
                APART,
                "",
                1,
                apart,
                GEMINI_PRICING
            },
            {
                "STK-210",
                "Vertex batch: the cached price wins",
                VERTEX,
                "batch",
                GEMINI,
                "cached .*",
                "",
                1,
                "the cached price holds, and batch takes nothing more off it",
                VERTEX_BATCH
            },
            {
                "STK-220",
                "Vertex batch costs half",
                VERTEX,
                "batch",
                GEMINI,
                "",
                "cached .*|" + APART,
                0.5,
                "batch requests cost half where nothing was cached",
                VERTEX_BATCH
            },
            {"STK-230", "Vertex batch: what isn't tokens", VERTEX, "batch", GEMINI, APART, "", 1, apart, VERTEX_BATCH},
            {
                "STK-240",
                "Vertex flex costs half",
                VERTEX,
                "flex",
                gemini3,
                "",
                APART,
                0.5,
                "flex requests of Gemini 3 cost half, cached or not",
                LITELLM
            },
            {"STK-250", "Vertex flex: what isn't tokens", VERTEX, "flex", gemini3, APART, "", 1, apart, LITELLM},
            {
                "STK-260",
                "Gemini 3 priority",
                both,
                "priority",
                gemini3,
                "",
                APART,
                1.8,
                "priority requests cost 1.8 times as much, cached or not",
                LITELLM
            },
            {
                "STK-310",
                "OpenAI flex costs as batch",
                "openai",
                "flex",
                FLEX,
                "",
                APART,
                0.5,
                "flex requests cost half, and cached tokens half of their own price",
                OPENAI_FLEX
            },
            {
                "STK-320",
                "Searches of OpenAI flex requests",
                "openai",
                "flex",
                FLEX,
                "web search",
                "",
                1,
                searches,
                OPENAI_FLEX
            },
            {
                "STK-410",
                "OpenAI priority from GPT-5.6 on",
                "openai",
                "priority|fast",
                PAID_WRITES,
                "",
                APART,
                2,
                twice,
                OPENAI_PRICING
            },
            {
                "STK-420",
                "OpenAI priority from GPT-5 to 5.5",
                "openai",
                "priority",
                "gpt-5([.][1-5])?(-codex|-chat-latest)?|gpt-5[.]4-mini",
                "",
                APART,
                2,
                twice,
                LITELLM
            },
            {
                "STK-430",
                "OpenAI priority of small GPT-5 models",
                "openai",
                "priority",
                "gpt-5-mini|gpt-5[.]1-codex-mini",
                "",
                APART,
                1.8,
                "priority requests cost 1.8 times as much, cached or not",
                LITELLM
            },
            {
                "STK-440",
                "OpenAI priority of GPT-4.1 and o3",
                "openai",
                "priority",
                "gpt-4[.]1|gpt-4[.]1-mini|o3",
                "",
                APART,
                1.75,
                "priority requests cost 1.75 times as much, cached or not",
                LITELLM
            },
            {
                "STK-450",
                "OpenAI priority of GPT-4o",
                "openai",
                "priority",
                "gpt-4o",
                "",
                APART,
                1.7,
                "priority requests cost 1.7 times as much, cached or not",
                LITELLM
            },
            {
                "STK-510",
                "Fast Claude Opus 5",
                "anthropic",
                "fast",
                "claude-opus-5",
                "",
                APART,
                2,
                "fast requests cost twice as much, cached or not",
                OPUS_5
            },
        };
        for (Object[] row : rows) {
            sheet.row(row);
        }
        return sheet;
    }
}
