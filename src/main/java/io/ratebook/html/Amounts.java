package io.ratebook.html;

import io.ratebook.amount.Apportionment;
import io.ratebook.amount.Exact;
import io.ratebook.amount.Rounding;
import io.ratebook.domain.Header;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers as the workbook shows them, the same wherever the program runs. */
final class Amounts {
    private static final int MOST_DECIMALS = 6;
    private static final BigDecimal LARGE = new BigDecimal(100);
    private static final MathContext DIGITS = new MathContext(3);

    private final Rounding rounding;
    private final String currency;

    Amounts(Header header) {
        this.rounding = header.rounding();
        this.currency = header.currency().getCurrencyCode();
    }

    /** {@code 1,234.50}, with as many decimals as the request wants. */
    String money(BigDecimal amount) {
        DecimalFormat format = format("#,##0");
        format.setMinimumFractionDigits(rounding.decimals());
        format.setMaximumFractionDigits(rounding.decimals());
        format.setRoundingMode(rounding.mode());
        String text = format.format(amount);
        return text.matches("-[0.,]*") ? text.substring(1) : text;
    }

    /** The parts of a sum, which add up to the sum as {@link #money} shows it. */
    List<String> parts(List<BigDecimal> exact) {
        return Apportionment.shown(exact, rounding).stream().map(this::money).toList();
    }

    /** Money that may be far below a cent. */
    String price(BigDecimal amount) {
        return format("#,##0.00########").format(amount);
    }

    /** {@code 12.5%}. */
    String percent(@Nullable BigDecimal share) {
        return share == null ? "–" : format("#,##0.0%").format(share);
    }

    /** A number that isn't money, up to six decimals; "never" where there is none. */
    String number(@Nullable BigDecimal number) {
        if (number == null) {
            return "never";
        }
        DecimalFormat format = format("#,##0");
        format.setMaximumFractionDigits(MOST_DECIMALS);
        return format.format(number);
    }

    /** A number that is meant as a size: three digits that count, or whole. */
    String size(@Nullable BigDecimal number) {
        if (number == null) {
            return number(null);
        }
        boolean large = number.abs().compareTo(LARGE) >= 0;
        return number(large ? number.setScale(0, RoundingMode.HALF_UP) : number.round(DIGITS));
    }

    /** A mark on an axis. */
    String mark(BigDecimal amount) {
        BigDecimal plain = Exact.normal(amount);
        DecimalFormat format = format("#,##0");
        format.setMaximumFractionDigits(plain.scale());
        return format.format(plain);
    }

    /** {@code Cost (USD)}. */
    String head(String name) {
        return name + " (" + currency + ")";
    }

    private static DecimalFormat format(String pattern) {
        return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
    }
}
