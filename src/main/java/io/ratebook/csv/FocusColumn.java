package io.ratebook.csv;

import java.util.Locale;

/**
 * The columns of a FOCUS 1.2 dataset that a plan can fill, in alphabetical order, and ours after them. Columns of resources, availability
 * zones, capacity reservations and commitment discounts are left out: a plan has none.
 */
enum FocusColumn {
    BILLED_COST,
    BILLING_ACCOUNT_ID,
    BILLING_ACCOUNT_NAME,
    BILLING_ACCOUNT_TYPE,
    BILLING_CURRENCY,
    BILLING_PERIOD_END,
    BILLING_PERIOD_START,
    CHARGE_CATEGORY,
    CHARGE_CLASS,
    CHARGE_DESCRIPTION,
    CHARGE_FREQUENCY,
    CHARGE_PERIOD_END,
    CHARGE_PERIOD_START,
    CONSUMED_QUANTITY,
    CONSUMED_UNIT,
    CONTRACTED_COST,
    CONTRACTED_UNIT_PRICE,
    EFFECTIVE_COST,
    INVOICE_ID,
    INVOICE_ISSUER_NAME,
    LIST_COST,
    LIST_UNIT_PRICE,
    PRICING_CATEGORY,
    PRICING_CURRENCY,
    PRICING_CURRENCY_CONTRACTED_UNIT_PRICE,
    PRICING_CURRENCY_EFFECTIVE_COST,
    PRICING_CURRENCY_LIST_UNIT_PRICE,
    PRICING_QUANTITY,
    PRICING_UNIT,
    PROVIDER_NAME,
    PUBLISHER_NAME,
    REGION_ID,
    REGION_NAME,
    SERVICE_CATEGORY,
    SERVICE_NAME,
    SERVICE_SUBCATEGORY,
    SKU_ID,
    SKU_METER,
    SKU_PRICE_DETAILS,
    SKU_PRICE_ID,
    SUB_ACCOUNT_ID,
    SUB_ACCOUNT_NAME,
    SUB_ACCOUNT_TYPE,
    TAGS,
    X_ACTIVITY,
    X_CASE,
    X_COST_BASE,
    X_COST_HIGH,
    X_COST_LOW,
    X_LINE,
    X_METER,
    X_MODEL,
    X_PART,
    X_PAYS_LINE,
    X_PHASE,
    X_RATE_PLACE,
    X_RATE_SOURCE,
    X_RECORD_KIND,
    X_RULE_IDS,
    X_SCENARIO,
    X_SERVICE_TIER,
    X_TERM,
    X_USAGE_ID;

    /** {@code BilledCost}, {@code x_RuleIds}. */
    String header() {
        StringBuilder header = new StringBuilder();
        for (String word : name().split("_", -1)) {
            header.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return name().startsWith("X_") ? "x_" + header.substring(1) : header.toString();
    }
}
