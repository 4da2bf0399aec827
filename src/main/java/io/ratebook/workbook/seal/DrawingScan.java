package io.ratebook.workbook.seal;

import io.ratebook.workbook.read.Refused;
import io.ratebook.workbook.read.XmlPart;
import java.util.ArrayList;
import java.util.List;

/** What is drawn over a sheet: which cells each chart shows under which titles, and how many pictures and shapes there are. */
final class DrawingScan {
    private final XmlPart xml;
    private final StringBuilder words = new StringBuilder();
    private int pictures;
    private int shapes;

    private DrawingScan(XmlPart xml) {
        this.xml = xml;
    }

    /** Pictures and shapes with their texts; empty where there are none. Charts are parts of their own. */
    static String objects(XmlPart xml) throws Refused {
        DrawingScan scan = new DrawingScan(xml);
        scan.objects();
        List<String> all = new ArrayList<>();
        if (scan.pictures > 0) {
            all.add(scan.pictures + (scan.pictures == 1 ? " picture" : " pictures"));
        }
        if (scan.shapes > 0) {
            all.add(scan.shapes + (scan.shapes == 1 ? " shape" : " shapes") + scan.words);
        }
        return String.join(", ", all);
    }

    private void objects() throws Refused {
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "pic" -> {
                    pictures++;
                    xml.skip();
                }
                case "sp" -> {
                    shapes++;
                    words.append(" \"").append(texts("t").strip()).append('"');
                }
                case "cxnSp" -> {
                    shapes++;
                    xml.skip();
                }
                default -> objects();
            }
        }
    }

    /** The texts of every element of that name within the current one. */
    private String texts(String element) throws Refused {
        StringBuilder all = new StringBuilder();
        while (xml.nextChild()) {
            all.append(xml.name().equals(element) ? xml.text() : texts(element));
        }
        return all.toString();
    }

    /** What the current element takes from cells, or says itself. */
    private String said() throws Refused {
        StringBuilder places = new StringBuilder();
        StringBuilder words = new StringBuilder();
        said(places, words);
        return places.isEmpty() ? '"' + words.toString().strip() + '"' : Formulas.canonical(places.toString());
    }

    private void said(StringBuilder places, StringBuilder words) throws Refused {
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "f" -> places.append(xml.text());
                case "t", "v" -> words.append(xml.text());
                case "extLst" -> xml.skip();
                default -> said(places, words);
            }
        }
    }

    /** A chart: its titles, and of each series the name, the categories and the values, as places of cells. */
    static String chart(XmlPart xml) throws Refused {
        DrawingScan scan = new DrawingScan(xml);
        List<String> found = new ArrayList<>();
        scan.chart(found);
        return String.join("; ", found);
    }

    private void chart(List<String> found) throws Refused {
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "title" -> found.add(said());
                case "ser" -> found.add(series());
                case "pivotFmts", "extLst" -> xml.skip();
                default -> chart(found);
            }
        }
    }

    private String series() throws Refused {
        List<String> parts = new ArrayList<>();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "tx" -> parts.add("name " + said());
                case "cat", "xVal" -> parts.add("over " + said());
                case "val", "yVal" -> parts.add("values " + said());
                case "bubbleSize" -> parts.add("sizes " + said());
                default -> xml.skip();
            }
        }
        return String.join(" ", parts);
    }
}
