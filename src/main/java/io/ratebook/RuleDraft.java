package io.ratebook;

import io.ratebook.domain.Stage;
import io.ratebook.rules.Dictionary;
import io.ratebook.workbook.ruletable.RuleTable;

/**
 * The first text of a rule file: one rule on a vendor that there isn't, and two cases, of which one holds.
 *
 * @param name of the file
 * @param id of its first rule
 */
record RuleDraft(String name, Stage stage, String id) {
    private static final String SOURCE = "an example: write where the fact stands, and when it was seen";
    private static final String OWNER = "your team";

    /** The rule as a text file. */
    String drl() {
        return """
                // %1$s: say here what these rules are about.
                //
                // The rule below is an example, on a vendor called acme. Make it yours, and then its cases in %1$s.cases.csv:
                // "ratebook test" runs them, "ratebook check" reads the file for anything that is wrong with it.
                // The stage %2$s sees %3$s.
                // "ratebook facts %4$s" tells the fields of one, "ratebook facts %2$s" all that a rule can say here.
                // Further rules are %5$s, and so on.

                import io.ratebook.domain.*
                import static io.ratebook.rules.RuleApi.*

                rule "%6$s example"
                    @title("%7$s")
                    @source("%8$s")
                    @owner("%9$s")
                when
                %10$s
                then
                    %11$s
                end
                """.formatted(
                        name,
                        stage.word(),
                        String.join(", ", Dictionary.facts(stage)),
                        fact(),
                        id.replaceFirst("010$", "020"),
                        id,
                        title(),
                        SOURCE,
                        OWNER,
                        conditions().indent(4).stripTrailing(),
                        action());
    }

    private String fact() {
        return switch (stage) {
            case METER, ADVISE -> "Usage";
            case PRICE -> "Metered";
            case ADJUST -> "Priced";
            case COMMIT -> "Charged";
        };
    }

    private String title() {
        return "Example, to be replaced: "
                + switch (stage) {
                    case METER -> "prompts to Acme are longer than planned";
                    case PRICE -> "long prompts to Acme cost twice as much";
                    case ADJUST -> "batch requests to Acme cost half";
                    case COMMIT -> "training at Acme that no credit pays for";
                    case ADVISE -> "many calls to Acme may wait";
                };
    }

    private String conditions() {
        return switch (stage) {
            case METER -> "$u : Usage( provider == \"acme\", inputTokens != null )";
            case PRICE -> "$m : Metered( provider == \"acme\", purchase == false, isPartOf(\"input\") )";
            case ADJUST -> "$p : Priced( provider == \"acme\", serviceTier == \"batch\", rateTier == \"standard\" )";
            case COMMIT -> """
                    $x : Charged( provider == "acme", meter == "training" )
                    not Contract( kind == "credit", covers($x.priced.metered) )""";
            case ADVISE -> "$u : Usage( provider == \"acme\", serviceTier == \"standard\", calls >= dec(\"10000\") )";
        };
    }

    private String action() {
        return switch (stage) {
            case METER -> "factor($u, \"input\", range(\"1.1\", \"1.2\", \"1.3\"), \"" + why() + "\");";
            case PRICE -> "cliff($m, \"prompt tokens\", \">\", dec(\"200000\"), times(\"2\"), \"" + why() + "\");";
            case ADJUST -> "factor($p, dec(\"0.5\"), \"" + why() + "\");";
            case COMMIT -> "warn($x.usage(), \"" + why() + "\");";
            case ADVISE -> "advise($u, \"" + why() + "\");";
        };
    }

    private String why() {
        return "an example: "
                + switch (stage) {
                    case METER -> "prompts come out longer";
                    case PRICE -> "the whole request costs twice as much above 200,000 tokens";
                    case ADJUST -> "batch requests cost half";
                    case COMMIT -> "no credit pays for training";
                    case ADVISE -> "so many calls could wait for a batch";
                };
    }

    /** The same rule as a decision table. */
    RuleTable table() {
        return switch (stage) {
            case METER ->
                begun("Prompts that are longer than planned", "$u : Usage")
                        .condition("Provider", 12, "provider == \"$param\", inputTokens != null")
                        .condition("Model (blank: any)", 16, "model == \"$param\"")
                        .action("Low", 10, "factor($u, \"input\", range(\"$param\",")
                        .action("Base", 10, "\"$param\",")
                        .action("High", 10, "\"$param\"),")
                        .action("Why", 44, "\"$param\");")
                        .source()
                        .owner()
                        .row(id, title(), "acme", "", 1.1, 1.2, 1.3, why(), SOURCE, OWNER);
            case PRICE ->
                begun("What long prompts cost", "$m : Metered")
                        .condition("Provider", 12, "provider == \"$param\", purchase == false")
                        .condition("Model (blank: any)", 16, "model == \"$param\"")
                        .condition("Meter, or a part of it", 14, "isPartOf(\"$param\")")
                        .action(
                                "Above (tokens of a prompt)",
                                14,
                                "cliff($m, \"prompt tokens\", \">\", dec(\"$param\"),")
                        .action("Times the rate", 10, "times(\"$param\"),")
                        .action("Why", 44, "\"$param\");")
                        .source()
                        .owner()
                        .row(id, title(), "acme", "", "input", 200000, 2, why(), SOURCE, OWNER);
            case ADJUST ->
                begun("What service tiers leave of a standard price", "$p : Priced")
                        .condition("Provider", 12, "provider == \"$param\", rateTier == \"standard\"")
                        .condition("Service tier", 14, "serviceTier == \"$param\"")
                        .condition("Meter (blank: any)", 14, "meter == \"$param\"")
                        .action("Factor", 10, "factor($p, dec(\"$param\"),")
                        .action("Why", 44, "\"$param\");")
                        .source()
                        .owner()
                        .row(id, title(), "acme", "batch", "", 0.5, why(), SOURCE, OWNER);
            case COMMIT ->
                begun("Charges to be told", "$x : Charged")
                        .condition("Provider", 12, "provider == \"$param\"")
                        .condition("Meter (blank: any)", 14, "meter == \"$param\"")
                        .action("Warning", 44, "warn($x.usage(), \"$param\");")
                        .source()
                        .owner()
                        .row(id, title(), "acme", "training", why(), SOURCE, OWNER);
            case ADVISE ->
                begun("Advice on usage", "$u : Usage")
                        .condition("Provider", 12, "provider == \"$param\"")
                        .condition("Service tier", 14, "serviceTier == \"$param\"")
                        .condition("Calls, at least", 12, "calls >= dec(\"$param\")")
                        .action("Advice", 44, "advise($u, \"$param\");")
                        .source()
                        .owner()
                        .row(id, title(), "acme", "standard", 10000, why(), SOURCE, OWNER);
        };
    }

    private RuleTable begun(String heading, String pattern) {
        return RuleTable.of(name, heading + " (the first row is an example: replace it)", pattern)
                .id()
                .title();
    }

    /** A case that the rule decides, and one that it doesn't. */
    String cases() {
        String cases = switch (stage) {
            case METER -> """
                    Case,Provider,Model,Calls,Input tokens,Expect
                    acme,acme,acme-large,1,1000,ID input x 1.1/1.2/1.3
                    another provider,openai,gpt-5.1,1,1000,none
                    """;
            case PRICE -> """
                    Case,Provider,Model,On meter,Expect
                    acme: whether the prompt is long enough is computed,acme,acme-large,input; output,ID input cliff over 200000 at 2 times the rate
                    another provider,openai,gpt-5.1,input; output,none
                    """;
            case ADJUST -> """
                    Case,Provider,Model,Service tier,On meter,Rates,Expect
                    acme,acme,acme-large,batch,input; output,acme/acme-large/input 1.5,ID input x 0.5; ID output x 0.5
                    another service tier,acme,acme-large,standard,input,acme/acme-large/input 1.5,none
                    """;
            case COMMIT -> """
                    Case,Provider,Model,On meter,Expect
                    training,acme,acme-large,input; training,ID warns: WHY
                    another provider,openai,gpt-5.1,training,none
                    """;
            case ADVISE -> """
                    Case,Provider,Model,Calls,Input tokens,Expect
                    so many,acme,acme-large,10000,500,ID advises: WHY
                    one fewer,acme,acme-large,9999,500,none
                    """;
        };
        return cases.replaceAll("\\bID\\b", id).replace("WHY", why());
    }
}
