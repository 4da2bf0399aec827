package io.ratebook.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The rules that are shipped, as the loader finds them; their cases are held by the test command's own test. */
class ShippedRulesTest {
    @Test
    void shippedRulesHaveNoFindings() {
        assertThat(Shipped.checked().findings()).isEmpty();
    }
}
