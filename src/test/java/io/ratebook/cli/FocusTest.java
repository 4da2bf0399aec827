package io.ratebook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The lines in the columns of FOCUS, against what version 1.2 of the specification asks of a cost and usage dataset
 * (FinOps-Open-Cost-and-Usage-Spec/FOCUS_Spec, tag v1.2, specification/columns and specification/attributes).
 */
class FocusTest {
    private static final MathContext ALIKE = new MathContext(20);

    private static final List<String> NEVER_NULL = List.of(
            "BilledCost",
            "BillingAccountId",
            "BillingCurrency",
            "BillingPeriodEnd",
            "BillingPeriodStart",
            "ChargeCategory",
            "ChargeDescription",
            "ChargeFrequency",
            "ChargePeriodEnd",
            "ChargePeriodStart",
            "ContractedCost",
            "EffectiveCost",
            "InvoiceIssuerName",
            "ListCost",
            "PricingCurrency",
            "PricingCurrencyEffectiveCost",
            "ProviderName",
            "PublisherName",
            "ServiceCategory",
            "ServiceName",
            "ServiceSubcategory");

    private static final List<String> OF_PRICED = List.of(
            "ContractedUnitPrice",
            "ListUnitPrice",
            "PricingCategory",
            "PricingCurrencyContractedUnitPrice",
            "PricingCurrencyListUnitPrice",
            "PricingQuantity",
            "PricingUnit",
            "SkuId",
            "SkuMeter",
            "SkuPriceId");

    private static final Map<String, Set<String>> SUBCATEGORIES = Map.of(
            "AI and Machine Learning", Set.of("Generative AI"),
            "Compute", Set.of("Other (Compute)"),
            "Other", Set.of("Other (Other)"));

    @ParameterizedTest
    @MethodSource("io.ratebook.cli.ExampleOutputs#names")
    void everyRowHasWhatFocusAsksFor(String example) {
        for (Map<String, String> row : ExampleOutputs.of(example).rows("focus.csv")) {
            String category = row.getOrDefault("ChargeCategory", "");
            boolean priced = Set.of("Usage", "Purchase").contains(category);
            assertThat(row).containsKeys(NEVER_NULL.toArray(String[]::new));
            assertThat(category).isIn("Usage", "Purchase", "Credit", "Adjustment");
            assertThat(row.get("ChargeFrequency")).isIn("One-Time", "Recurring", "Usage-Based");
            assertThat(category.equals("Purchase") && row.containsValue("Usage-Based"))
                    .isFalse();
            assertThat(OF_PRICED)
                    .allSatisfy(each -> assertThat(row.containsKey(each)).isEqualTo(priced));
            assertThat(row.containsKey("ConsumedQuantity")).isEqualTo(category.equals("Usage"));
            assertThat(row.containsKey("ConsumedUnit")).isEqualTo(category.equals("Usage"));
            assertThat(row).doesNotContainKeys("ChargeClass", "InvoiceId");
            assertThat(row.get("PricingCategory")).isIn("Standard", null);
            assertThat(SUBCATEGORIES.get(row.get("ServiceCategory"))).contains(row.get("ServiceSubcategory"));
            assertThat(row.containsKey("RegionName")).isEqualTo(row.containsKey("RegionId"));
            assertThat(row.get("BillingCurrency")).matches("[A-Z]{3}");
            assertThat(row.getOrDefault("PricingUnit", "Units")).matches("(\\d+(\\.\\d+)? )?[A-Z][A-Za-z-]*.*");
        }
    }

    @ParameterizedTest
    @MethodSource("io.ratebook.cli.ExampleOutputs#names")
    void periodsAreInUtcAndEndExclusively(String example) {
        for (Map<String, String> row : ExampleOutputs.of(example).rows("focus.csv")) {
            for (String each : List.of("BillingPeriod", "ChargePeriod")) {
                assertThat(row.get(each + "Start")).matches("\\d{4}-\\d\\d-\\d\\dT00:00:00Z");
                assertThat(row.get(each + "End")).matches("\\d{4}-\\d\\d-\\d\\dT00:00:00Z");
                assertThat(time(row, each + "Start")).isBefore(time(row, each + "End"));
            }
            OffsetDateTime month = time(row, "BillingPeriodStart");
            assertThat(month.getDayOfMonth()).isEqualTo(1);
            assertThat(time(row, "BillingPeriodEnd")).isEqualTo(month.plusMonths(1));
            assertThat(time(row, "ChargePeriodStart")).isAfterOrEqualTo(month);
            assertThat(time(row, "ChargePeriodEnd")).isBeforeOrEqualTo(time(row, "BillingPeriodEnd"));
        }
    }

    @ParameterizedTest
    @MethodSource("io.ratebook.cli.ExampleOutputs#names")
    void unitPricesTimesQuantitiesAreTheCosts(String example) {
        for (Map<String, String> row : ExampleOutputs.of(example).rows("focus.csv")) {
            if (!row.containsKey("PricingQuantity")) {
                assertThat(row.get("EffectiveCost")).isEqualTo(row.get("BilledCost"));
                continue;
            }
            for (String each : List.of("List", "Contracted")) {
                BigDecimal unit = number(row, each + "UnitPrice");
                assertThat(unit).isNotNegative();
                assertThat(unit.multiply(number(row, "PricingQuantity")))
                        .isEqualByComparingTo(number(row, each + "Cost"));
            }
            assertThat(number(row, "ContractedCost").round(ALIKE))
                    .isEqualByComparingTo(number(row, "BilledCost").round(ALIKE));
        }
    }

    @ParameterizedTest
    @MethodSource("io.ratebook.cli.ExampleOutputs#names")
    void rowsAddUpToTheMonthsAndTheTotalsExactly(String example) {
        ExampleOutputs outputs = ExampleOutputs.of(example);
        Map<String, BigDecimal> found = new TreeMap<>();
        for (Map<String, String> row : outputs.rows("focus.csv")) {
            String name = row.get("x_Scenario") + "|";
            String month = name + row.getOrDefault("x_Phase", "") + "|"
                    + row.getOrDefault("BillingPeriodStart", "").substring(0, 7);
            for (String which : List.of("Low", "Base", "High")) {
                found.merge(name + which, number(row, "x_Cost" + which), BigDecimal::add);
                found.merge(month + which, number(row, "x_Cost" + which), BigDecimal::add);
            }
            assertThat(row.get("BilledCost")).isEqualTo(row.get("x_CostBase"));
        }
        int compared = 0;
        for (JsonNode scenario : outputs.json().get("scenarios")) {
            String name = scenario.get("scenario").asText() + "|";
            compared += compare(found, name, scenario.get("total"));
            for (JsonNode month : scenario.get("months")) {
                String key = name + month.get("phase").asText() + "|"
                        + month.get("month").asText();
                compared += compare(found, key, month.get("cost"));
            }
        }
        assertThat(compared).isPositive();
    }

    private static int compare(Map<String, BigDecimal> found, String key, JsonNode meant) {
        for (String which : List.of("Low", "Base", "High")) {
            BigDecimal amount =
                    new BigDecimal(meant.get(which.toLowerCase(Locale.ROOT)).asText());
            assertThat(found.getOrDefault(key + which, BigDecimal.ZERO))
                    .as(key + which)
                    .isEqualByComparingTo(amount);
        }
        return 1;
    }

    @ParameterizedTest
    @MethodSource("io.ratebook.cli.ExampleOutputs#names")
    void columnsOfOurOwnStandAfterThoseOfFocusAndTagsAreFlatJson(String example) throws IOException {
        ExampleOutputs outputs = ExampleOutputs.of(example);
        List<String> header = Arrays.asList(
                Files.readAllLines(outputs.file("focus.csv")).get(0).split(",", -1));
        int firstOwn = header.indexOf("x_Activity");
        assertThat(header.subList(0, firstOwn)).isSorted().allMatch(each -> each.matches("[A-Z][A-Za-z]+"));
        assertThat(header.subList(firstOwn, header.size()))
                .isSorted()
                .allMatch(each -> each.matches("x_[A-Z][A-Za-z]+"));
        for (Map<String, String> row : outputs.rows("focus.csv")) {
            for (String each : List.of("Tags", "SkuPriceDetails")) {
                if (row.containsKey(each)) {
                    JsonNode tags = new ObjectMapper().readTree(row.get(each));
                    assertThat(tags.isObject()).isTrue();
                    assertThat(tags).allMatch(JsonNode::isValueNode);
                }
            }
        }
    }

    @Test
    void anotherCaseMayBeTheBilledOne() {
        ExampleOutputs high = ExampleOutputs.fresh("workbooks/distillation-cost-analysis.xlsx", "--focus-case", "high");
        assertThat(high.rows("focus.csv"))
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.get("BilledCost")).isEqualTo(each.get("x_CostHigh")))
                .allSatisfy(each -> assertThat(each.get("x_Case")).isEqualTo("high"));
    }

    @Test
    void aDiscountOfTheContractIsBetweenListAndContractedCost() {
        List<Map<String, String>> rows = ExampleOutputs.of("contract-terms").rows("focus.csv");
        BigDecimal list = sum(rows, "ListCost");
        BigDecimal contracted = sum(rows, "ContractedCost");
        assertThat(contracted).isLessThan(list);
    }

    @Test
    void aPriceInAnotherCurrencyIsToldInBoth() {
        List<Map<String, String>> rows = ExampleOutputs.of("currencies").rows("focus.csv");
        assertThat(rows).anySatisfy(each -> {
            assertThat(each.get("PricingCurrency")).isEqualTo("CNY");
            assertThat(number(each, "PricingCurrencyEffectiveCost")).isGreaterThan(number(each, "EffectiveCost"));
        });
    }

    private static BigDecimal sum(List<Map<String, String>> rows, String column) {
        return rows.stream().map(each -> number(each, column)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal number(Map<String, String> row, String column) {
        return new BigDecimal(row.getOrDefault(column, "0"));
    }

    private static OffsetDateTime time(Map<String, String> row, String column) {
        return OffsetDateTime.parse(row.get(column));
    }
}
