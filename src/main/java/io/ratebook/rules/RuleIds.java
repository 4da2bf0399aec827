package io.ratebook.rules;

import io.ratebook.finding.Finding;
import io.ratebook.finding.Location;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The ids of rules: first in the name, and no two alike. */
final class RuleIds {
    /** A rule's whole name: id, space, words. */
    static final Pattern NAME = Pattern.compile("([A-Z]{2,5}-\\d{2,4})\\s+(\\S.*)");

    /** The id alone, as a decision table has it. */
    static final Pattern ID = Pattern.compile("[A-Z]{2,5}-\\d{2,4}");

    private RuleIds() {}

    static Finding missing(String found, Location where) {
        return Finding.error(
                "RB-RULE-ID",
                where,
                "\"" + found + "\" doesn't begin with an id",
                "begin it with capitals, a hyphen and a number of its own, such as ADJ-010");
    }

    /** Adds a finding for each rule whose id an earlier one has, in any file. */
    static void duplicates(List<RuleSource> sources, List<Finding> into) {
        Map<String, Location> first = new HashMap<>();
        for (RuleSource source : sources) {
            for (RuleSource.Named rule : source.rules()) {
                boolean id = ID.matcher(rule.ref().id()).matches();
                Location before = id ? first.putIfAbsent(rule.ref().id(), rule.idAt()) : null;
                if (before != null) {
                    into.add(Finding.error(
                            "RB-RULE-DUP",
                            rule.idAt(),
                            "the id " + rule.ref().id() + " stands at " + before + " too",
                            "give one of the two rules a number of its own"));
                }
            }
        }
    }
}
