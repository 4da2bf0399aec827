package io.ratebook.workbook.result;

import java.util.List;
import java.util.Locale;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xddf.usermodel.PresetLineDash;
import org.apache.poi.xddf.usermodel.XDDFColor;
import org.apache.poi.xddf.usermodel.XDDFLineProperties;
import org.apache.poi.xddf.usermodel.XDDFNoFillProperties;
import org.apache.poi.xddf.usermodel.XDDFPresetLineDash;
import org.apache.poi.xddf.usermodel.XDDFShapeProperties;
import org.apache.poi.xddf.usermodel.XDDFSolidFillProperties;
import org.apache.poi.xddf.usermodel.chart.AxisCrosses;
import org.apache.poi.xddf.usermodel.chart.AxisOrientation;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.AxisTickLabelPosition;
import org.apache.poi.xddf.usermodel.chart.AxisTickMark;
import org.apache.poi.xddf.usermodel.chart.BarDirection;
import org.apache.poi.xddf.usermodel.chart.BarGrouping;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.DisplayBlanks;
import org.apache.poi.xddf.usermodel.chart.LegendPosition;
import org.apache.poi.xddf.usermodel.chart.MarkerStyle;
import org.apache.poi.xddf.usermodel.chart.XDDFBarChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFChartAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFLineChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xddf.usermodel.text.XDDFTextParagraph;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFDrawing;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.xmlbeans.XmlCursor;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTPlotArea;

/** A chart of Excel's own over cells that stand on the sheets, in the house style, with the numbers that those cells hold. */
final class Chart {
    private static final double TITLE_POINTS = 12;
    private static final String MONTH = "yyyy-mm";
    private static final List<String> COLOURS =
            List.of("1F3A5F", "2A9D8F", "E9C46A", "E76F51", "7A8FB3", "8AB17D", "B56576", "F4A261", "6D597A", "94A3B8");

    private final XSSFSheet sheet;
    private final XSSFChart chart;

    /** Where a chart stands: its first row and column, its last column and how many rows, from 0. */
    record Area(int left, int top, int right, int rows) {}

    private Chart(XSSFSheet sheet, XSSFChart chart) {
        this.sheet = sheet;
        this.chart = chart;
    }

    static Chart on(XSSFSheet sheet, Area area) {
        XSSFDrawing drawing = sheet.createDrawingPatriarch();
        return new Chart(
                sheet,
                drawing.createChart(drawing.createAnchor(
                        0, 0, 0, 0, area.left(), area.top(), area.right(), area.top() + area.rows())));
    }

    /** The title, in English whatever the machine speaks. */
    static void title(XSSFChart chart, String title) {
        chart.setTitleText(title);
        chart.setTitleOverlay(false);
        XDDFTextParagraph words = chart.getFormattedTitle().getParagraph(0);
        words.addDefaultRunProperties().setFontSize(TITLE_POINTS);
        words.getTextRuns().forEach(each -> each.setLanguage(Locale.US));
    }

    /** The house's colours, one after another. */
    static String colour(int index) {
        return COLOURS.get(index % COLOURS.size());
    }

    Chart titled(String title) {
        title(chart, title);
        chart.displayBlanksAs(DisplayBlanks.GAP);
        chart.getOrAddLegend().setPosition(LegendPosition.BOTTOM);
        return this;
    }

    /**
     * @param lying true for bars from left to right, the first on top
     * @param fromZero true where no bar reaches below zero: bars that don't begin at zero mislead
     */
    Bars bars(boolean lying, boolean stacked, boolean fromZero) {
        return new Bars(lying, stacked, fromZero);
    }

    /** Lines over numbered or dated points. */
    Curves curves(String pointFormat) {
        return new Curves(pointFormat);
    }

    final class Bars {
        private final XDDFBarChartData data;
        private final boolean stacked;

        private Bars(boolean lying, boolean stacked, boolean fromZero) {
            this.stacked = stacked;
            XDDFCategoryAxis across = chart.createCategoryAxis(lying ? AxisPosition.LEFT : AxisPosition.BOTTOM);
            XDDFValueAxis up = chart.createValueAxis(lying ? AxisPosition.BOTTOM : AxisPosition.LEFT);
            if (lying) {
                across.setOrientation(AxisOrientation.MAX_MIN);
                up.setCrosses(AxisCrosses.MAX);
            }
            if (fromZero) {
                up.setMinimum(0);
            }
            style(across, up);
            data = (XDDFBarChartData) chart.createData(ChartTypes.BAR, across, up);
            data.setBarDirection(lying ? BarDirection.BAR : BarDirection.COL);
            data.setBarGrouping(stacked ? BarGrouping.STACKED : BarGrouping.CLUSTERED);
            data.setGapWidth(60);
            data.setVaryColors(false);
        }

        /** A bar that stands alone needn't fill the chart. */
        void narrow(boolean alone) {
            data.setGapWidth(alone ? 300 : 60);
        }

        /** A series of cells of the same sheet, titled by a cell. */
        void series(CellRangeAddress names, CellRangeAddress values, int titleRow, int titleColumn, String colour) {
            add(names, values, titleRow, titleColumn).setFillProperties(new XDDFSolidFillProperties(rgb(colour)));
        }

        /** A series that only holds up what is stacked on it. */
        void invisible(CellRangeAddress names, CellRangeAddress values, int titleRow, int titleColumn) {
            add(names, values, titleRow, titleColumn).setFillProperties(new XDDFNoFillProperties());
        }

        /** The months of one row. */
        void series(MonthRows months, int row, String title) {
            if (months.sheet() != null) {
                int series = data.getSeriesCount();
                XDDFChartData.Series added = data.addSeries(
                        new CachedNumbers(months.sheet(), months.across(0), MONTH),
                        new CachedNumbers(months.sheet(), months.across(row)));
                added.setTitle(title, new CellReference(months.sheet().getSheetName(), row, 0, true, true));
                added.setFillProperties(new XDDFSolidFillProperties(rgb(colour(series))));
            }
        }

        private XDDFChartData.Series add(
                CellRangeAddress names, CellRangeAddress values, int titleRow, int titleColumn) {
            XDDFDataSource<String> categories = XDDFDataSourcesFactory.fromStringCellRange(sheet, names);
            XDDFChartData.Series series = data.addSeries(categories, new CachedNumbers(sheet, values));
            title(series, titleRow, titleColumn);
            return series;
        }

        void plot() {
            chart.plot(data);
            if (stacked) {
                overlap(chart.getCTChart().getPlotArea());
            }
        }
    }

    final class Curves {
        private final XDDFLineChartData data;
        private final String pointFormat;

        private Curves(String pointFormat) {
            this.pointFormat = pointFormat;
            XDDFCategoryAxis across = chart.createCategoryAxis(AxisPosition.BOTTOM);
            XDDFValueAxis up = chart.createValueAxis(AxisPosition.LEFT);
            style(across, up);
            data = (XDDFLineChartData) chart.createData(ChartTypes.LINE, across, up);
            data.setVaryColors(false);
        }

        void series(CellRangeAddress points, CellRangeAddress values, int titleRow, int titleColumn, String colour) {
            XDDFLineChartData.Series series = line(points, values, titleRow, titleColumn);
            XDDFLineProperties line = new XDDFLineProperties(new XDDFSolidFillProperties(rgb(colour)));
            line.setWidth(2.0);
            series.setLineProperties(line);
            series.setMarkerStyle(MarkerStyle.NONE);
        }

        /** Points without a line, for the cells that hold a number. */
        void marks(CellRangeAddress points, CellRangeAddress values, int titleRow, int titleColumn, String colour) {
            XDDFLineChartData.Series series = line(points, values, titleRow, titleColumn);
            series.setLineProperties(new XDDFLineProperties(new XDDFNoFillProperties()));
            series.setMarkerStyle(MarkerStyle.DIAMOND);
            XDDFShapeProperties fill = new XDDFShapeProperties();
            fill.setFillProperties(new XDDFSolidFillProperties(rgb(colour)));
            series.getCTLineSer().getMarker().setSpPr(fill.getXmlObject());
        }

        private XDDFLineChartData.Series line(
                CellRangeAddress points, CellRangeAddress values, int titleRow, int titleColumn) {
            XDDFLineChartData.Series series = (XDDFLineChartData.Series)
                    data.addSeries(new CachedNumbers(sheet, points, pointFormat), new CachedNumbers(sheet, values));
            series.setSmooth(false);
            title(series, titleRow, titleColumn);
            return series;
        }

        void plot() {
            chart.plot(data);
        }
    }

    private void title(XDDFChartData.Series series, int row, int column) {
        series.setTitle(
                sheet.getRow(row).getCell(column).getStringCellValue(),
                new CellReference(sheet.getSheetName(), row, column, true, true));
    }

    /** Both axes in the house style, with thin lines behind the values. */
    static void style(XDDFCategoryAxis across, XDDFValueAxis up) {
        across.setCrosses(AxisCrosses.AUTO_ZERO);
        up.setNumberFormat("#,##0.##");
        across.setTickLabelPosition(AxisTickLabelPosition.LOW);
        for (XDDFChartAxis each : List.of(across, up)) {
            each.setMajorTickMark(AxisTickMark.NONE);
        }
        XDDFShapeProperties lines = up.getOrAddMajorGridProperties();
        XDDFLineProperties thin = new XDDFLineProperties(new XDDFSolidFillProperties(rgb("E5E7EB")));
        thin.setPresetDash(new XDDFPresetLineDash(PresetLineDash.SOLID));
        lines.setLineProperties(thin);
    }

    /** Bars of a stack stand on each other, and those of a name in one line. POI's small set of schemas knows no type for this element, so it is written as XML. */
    static void overlap(CTPlotArea area) {
        try (XmlCursor cursor = area.getBarChartArray(0).newCursor()) {
            String namespace = cursor.getName().getNamespaceURI();
            if (cursor.toChild(namespace, "gapWidth")) {
                cursor.toEndToken();
                cursor.toNextToken();
                cursor.beginElement("overlap", namespace);
                cursor.insertAttributeWithValue("val", "100");
            }
        }
    }

    /** From six hexadecimal digits. */
    static XDDFColor rgb(String colour) {
        byte[] bytes = new byte[3];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(colour.substring(2 * i, 2 * i + 2), 16);
        }
        return XDDFColor.from(bytes);
    }
}
