package io.ratebook.workbook.result;

import java.util.List;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xddf.usermodel.PresetLineDash;
import org.apache.poi.xddf.usermodel.XDDFColor;
import org.apache.poi.xddf.usermodel.XDDFLineProperties;
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
import org.apache.poi.xddf.usermodel.chart.LegendPosition;
import org.apache.poi.xddf.usermodel.chart.XDDFBarChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFNumericalDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFDrawing;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.xmlbeans.XmlCursor;

/** A bar a scenario, a colour a phase, over the cells of the phase table. */
final class SummaryChart {
    private static final double TITLE_POINTS = 12;
    private static final List<String> COLOURS =
            List.of("1F3A5F", "2A9D8F", "E9C46A", "E76F51", "7A8FB3", "8AB17D", "B56576", "F4A261", "6D597A", "94A3B8");

    private final XSSFSheet sheet;
    private final Cross table;
    private final int phases;

    private SummaryChart(XSSFSheet sheet, Cross table, int phases) {
        this.sheet = sheet;
        this.table = table;
        this.phases = phases;
    }

    /** Draws the first phases of the table; {@code top} is the first row of the chart, from 0. */
    static void draw(Draft draft, XSSFSheet sheet, Cross table, int phases, int top, int height) {
        XSSFDrawing drawing = sheet.createDrawingPatriarch();
        XSSFChart chart = drawing.createChart(drawing.createAnchor(0, 0, 0, 0, 0, top, 8, top + height));
        chart.setTitleText(draft.inMoney("Cost by scenario and phase, case in use"));
        chart.setTitleOverlay(false);
        chart.getFormattedTitle().getParagraph(0).addDefaultRunProperties().setFontSize(TITLE_POINTS);
        chart.getOrAddLegend().setPosition(LegendPosition.RIGHT);
        new SummaryChart(sheet, table, phases).plot(chart, startsAtZero(draft));
    }

    /** Bars that don't begin at zero mislead; credits alone may reach below it. */
    private static boolean startsAtZero(Draft draft) {
        return draft.report().totals().stream()
                .flatMap(each -> each.byPhase().values().stream())
                .allMatch(each -> draft.inUse(each).signum() >= 0);
    }

    /** Many scenarios lie on their side, so that their names can be read, the first on top. */
    private void plot(XSSFChart chart, boolean fromZero) {
        boolean lying = table.scenariosDown();
        XDDFCategoryAxis across = chart.createCategoryAxis(lying ? AxisPosition.LEFT : AxisPosition.BOTTOM);
        XDDFValueAxis up = chart.createValueAxis(lying ? AxisPosition.BOTTOM : AxisPosition.LEFT);
        if (lying) {
            across.setOrientation(AxisOrientation.MAX_MIN);
            up.setCrosses(AxisCrosses.MAX);
        }
        if (fromZero) {
            up.setMinimum(0);
        }
        across.setCrosses(AxisCrosses.AUTO_ZERO);
        up.setNumberFormat("#,##0.##");
        across.setTickLabelPosition(AxisTickLabelPosition.LOW);
        across.setMajorTickMark(AxisTickMark.NONE);
        up.setMajorTickMark(AxisTickMark.NONE);
        grid(up);
        XDDFBarChartData bars = (XDDFBarChartData) chart.createData(ChartTypes.BAR, across, up);
        bars.setBarDirection(lying ? BarDirection.BAR : BarDirection.COL);
        bars.setBarGrouping(BarGrouping.STACKED);
        bars.setGapWidth(60);
        bars.setVaryColors(false);
        XDDFDataSource<String> names = XDDFDataSourcesFactory.fromStringCellRange(sheet, table.names());
        for (int i = 0; i < phases; i++) {
            series(bars, names, i, COLOURS.get(i % COLOURS.size()));
        }
        chart.plot(bars);
        overlap(chart);
    }

    /** Bars of a stack stand on each other. POI's small set of schemas knows no type for this element, so it is written as XML. */
    private static void overlap(XSSFChart chart) {
        try (XmlCursor cursor =
                chart.getCTChart().getPlotArea().getBarChartArray(0).newCursor()) {
            String namespace = cursor.getName().getNamespaceURI();
            if (cursor.toChild(namespace, "gapWidth")) {
                cursor.toEndToken();
                cursor.toNextToken();
                cursor.beginElement("overlap", namespace);
                cursor.insertAttributeWithValue("val", "100");
            }
        }
    }

    private void series(XDDFBarChartData bars, XDDFDataSource<String> names, int phase, String colour) {
        int row = table.otherRow(phase);
        int column = table.otherColumn(phase);
        XDDFNumericalDataSource<Double> values = new CachedNumbers(sheet, table.values(phase));
        XDDFChartData.Series series = bars.addSeries(names, values);
        series.setTitle(
                sheet.getRow(row).getCell(column).getStringCellValue(),
                new CellReference(sheet.getSheetName(), row, column, true, true));
        series.setFillProperties(new XDDFSolidFillProperties(colour(colour)));
    }

    private static void grid(XDDFValueAxis axis) {
        XDDFShapeProperties lines = axis.getOrAddMajorGridProperties();
        XDDFLineProperties thin = new XDDFLineProperties(new XDDFSolidFillProperties(colour("E5E7EB")));
        thin.setPresetDash(new XDDFPresetLineDash(PresetLineDash.SOLID));
        lines.setLineProperties(thin);
    }

    private static XDDFColor colour(String rgb) {
        byte[] bytes = new byte[3];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(rgb.substring(2 * i, 2 * i + 2), 16);
        }
        return XDDFColor.from(bytes);
    }
}
