package io.ratebook.domain;

import io.ratebook.amount.Money;
import io.ratebook.finding.Location;

/** A limit that scenarios are held against. */
public record Budget(Money limit, Location where) {}
