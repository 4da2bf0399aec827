package io.ratebook.ratecard.catalogue;

/**
 * Hours of the day for which a price holds, as a rate card writes them; empty texts: at all hours.
 *
 * @param hours {@code 16:30-00:30}, half-open
 * @param days {@code mon,tue}; empty: every day
 * @param zone empty where there is no window
 */
record Window(String hours, String days, String zone) {
    static final Window NONE = new Window("", "", "");

    boolean isNone() {
        return equals(NONE);
    }
}
