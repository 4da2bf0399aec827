package io.ratebook.workbook.result;

import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xddf.usermodel.XDDFSolidFillProperties;
import org.apache.poi.xddf.usermodel.chart.AxisCrosses;
import org.apache.poi.xddf.usermodel.chart.AxisOrientation;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.BarDirection;
import org.apache.poi.xddf.usermodel.chart.BarGrouping;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.LegendPosition;
import org.apache.poi.xddf.usermodel.chart.XDDFBarChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFDrawing;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** Bars over cells of one sheet, with the numbers that the cells hold: lying on both sides of a base, or standing side by side. */
final class BarChart {
    static final String TEAL = "2A9D8F";
    static final String ORANGE = "E76F51";
    static final String NAVY = "1F3A5F";

    private record Bars(String title, CellRangeAddress values, String colour) {}

    private final XSSFSheet sheet;
    private final String title;
    private final List<Bars> all = new ArrayList<>();
    private CellRangeAddress names = new CellRangeAddress(0, 0, 0, 0);

    BarChart(XSSFSheet sheet, String title) {
        this.sheet = sheet;
        this.title = title;
    }

    /** The cells that name the bars. */
    BarChart names(CellRangeAddress cells) {
        names = cells;
        return this;
    }

    /** @param colour as six hexadecimal digits */
    BarChart series(String words, CellRangeAddress values, String colour) {
        all.add(new Bars(words, values, colour));
        return this;
    }

    /** Bars to the left and the right of zero, the first on top; from the first column up to before {@code right}. */
    void lying(int top, int height, int right) {
        XSSFChart chart = chart(0, top, right, height);
        chart.getOrAddLegend().setPosition(LegendPosition.BOTTOM);
        XDDFCategoryAxis down = chart.createCategoryAxis(AxisPosition.LEFT);
        XDDFValueAxis across = chart.createValueAxis(AxisPosition.BOTTOM);
        down.setOrientation(AxisOrientation.MAX_MIN);
        across.setCrosses(AxisCrosses.MAX);
        plot(chart, down, across, BarDirection.BAR, 40);
        Chart.overlap(chart.getCTChart().getPlotArea());
    }

    /** Columns from zero up, close together, from the column {@code left} up to before {@code right}. */
    void standing(int left, int top, int right, int height) {
        XSSFChart chart = chart(left, top, right, height);
        XDDFCategoryAxis across = chart.createCategoryAxis(AxisPosition.BOTTOM);
        XDDFValueAxis up = chart.createValueAxis(AxisPosition.LEFT);
        up.setMinimum(0);
        plot(chart, across, up, BarDirection.COL, 5);
    }

    private XSSFChart chart(int left, int top, int right, int height) {
        XSSFDrawing drawing = sheet.createDrawingPatriarch();
        XSSFChart chart = drawing.createChart(drawing.createAnchor(0, 0, 0, 0, left, top, right, top + height));
        Chart.title(chart, title);
        return chart;
    }

    private void plot(XSSFChart chart, XDDFCategoryAxis named, XDDFValueAxis counted, BarDirection direction, int gap) {
        Chart.style(named, counted);
        XDDFBarChartData data = (XDDFBarChartData) chart.createData(ChartTypes.BAR, named, counted);
        data.setBarDirection(direction);
        data.setBarGrouping(BarGrouping.CLUSTERED);
        data.setGapWidth(gap);
        data.setVaryColors(false);
        for (Bars each : all) {
            XDDFBarChartData.Series series = (XDDFBarChartData.Series) data.addSeries(
                    XDDFDataSourcesFactory.fromStringCellRange(sheet, names), new CachedNumbers(sheet, each.values()));
            series.setTitle(each.title(), null);
            series.setFillProperties(new XDDFSolidFillProperties(Chart.rgb(each.colour())));
            series.setInvertIfNegative(false);
        }
        chart.plot(data);
    }
}
