package io.ratebook.domain;

import io.ratebook.finding.Location;
import java.util.Map;

/** An alternative to compare. {@code attrs} are the columns of the Scenarios sheet that Ratebook doesn't know, by header. */
public record Scenario(String name, String description, Map<String, Object> attrs, Location where) {
    public Scenario {
        attrs = Map.copyOf(attrs);
    }
}
