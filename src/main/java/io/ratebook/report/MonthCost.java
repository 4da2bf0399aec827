package io.ratebook.report;

import io.ratebook.amount.ThreePoint;
import java.time.YearMonth;

/** What one phase of one scenario costs in one calendar month, in each case: exact and unrounded. */
public record MonthCost(String scenario, String phase, YearMonth month, ThreePoint cost) {}
