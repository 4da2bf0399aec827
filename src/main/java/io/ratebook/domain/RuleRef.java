package io.ratebook.domain;

import io.ratebook.finding.Location;

/**
 * The rule that made a decision.
 *
 * @param id stable, first in the rule's name: {@code ADJ-010}
 * @param title what it says, in words
 * @param source where the fact comes from; empty where the rule names none
 * @param owner who answers for it; empty where the rule names nobody
 * @param at the decision table's cell, or the line of the DRL file
 */
public record RuleRef(String id, String title, String source, String owner, Stage stage, Location at) {}
