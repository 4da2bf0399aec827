package io.ratebook.report;

import io.ratebook.amount.ThreePoint;
import io.ratebook.domain.Contract;

/** What became of a credit in one scenario: used and unused add up to its amount in each case. */
public record CreditUse(Contract contract, String scenario, ThreePoint used, ThreePoint unused) {}
