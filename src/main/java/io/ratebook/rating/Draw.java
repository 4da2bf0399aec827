package io.ratebook.rating;

import io.ratebook.amount.Money;
import io.ratebook.domain.Decision;

/** What one credit pays of one charge: zero or more, never more than the charge or than what is left of the credit. */
public record Draw(Charge paid, Decision.Credit by, Money amount) {}
