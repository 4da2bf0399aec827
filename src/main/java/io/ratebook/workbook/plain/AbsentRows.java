package io.ratebook.workbook.plain;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.poi.xssf.usermodel.XSSFName;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFTable;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Tells formulas that look at a sheet whose rows a workbook lacks: they would find nothing there. In doubt a formula does. */
public final class AbsentRows {
    private static final String WORD = "[\\p{L}\\p{N}_.\\\\]";

    private final Pattern looking;

    private AbsentRows(Pattern looking) {
        this.looking = looking;
    }

    /**
     * Of one sheet.
     *
     * @param names those that mean cells of the sheet, and those of its tables
     */
    public static AbsentRows of(String sheet, List<String> names) {
        // 'First:Last'!A1 may look at any sheet between the two
        List<String> any = new ArrayList<>(List.of(
                "(?<!" + WORD + ")" + Pattern.quote(sheet) + "!",
                "'" + Pattern.quote(sheet.replace("'", "''")) + "'!",
                "'[^']*:[^']*'!",
                WORD + "+:" + WORD + "+!"));
        names.stream()
                .map(each -> "(?<!" + WORD + ")" + Pattern.quote(each) + "(?!" + WORD + ")")
                .forEach(any::add);
        return new AbsentRows(Pattern.compile(
                any.stream().collect(Collectors.joining("|")), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
    }

    /**
     * Of a sheet of a workbook.
     *
     * @param sheet its name; case and surrounding spaces don't count
     */
    public static AbsentRows in(XSSFWorkbook workbook, String sheet) {
        String written = sheet;
        List<String> names = new ArrayList<>();
        for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
            XSSFSheet each = workbook.getSheetAt(i);
            if (each.getSheetName().strip().equalsIgnoreCase(sheet.strip())) {
                written = each.getSheetName();
                each.getTables().stream().map(XSSFTable::getName).forEach(names::add);
            }
        }
        AbsentRows direct = of(written, names);
        for (XSSFName each : workbook.getAllNames()) {
            String meaning = each.getRefersToFormula();
            if (meaning != null && direct.isSeenBy(meaning)) {
                names.add(each.getNameName());
            }
        }
        return of(written, names);
    }

    /** True where the formula's value may depend on the rows. */
    public boolean isSeenBy(String formula) {
        return looking.matcher(formula).find();
    }
}
