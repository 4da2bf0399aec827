package io.ratebook.bench.rating;

import io.ratebook.bench.whole.Lap;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** A query of DuckDB's, in memory and with one thread: a join with the prices, in exact decimals. Arguments: how many lines. */
public final class DuckDbLines {
    private static final String[] TABLES = {
        "SET threads = 1",
        "CREATE TABLE prices (provider VARCHAR, model VARCHAR, price DECIMAL(12, 9))",
        "CREATE TABLE lines (provider VARCHAR, model VARCHAR, tier VARCHAR, region VARCHAR, calls INTEGER, tokens INTEGER)"
    };

    private static final String COSTS = """
            CREATE OR REPLACE TABLE costs AS
            SELECT (calls::BIGINT * tokens::BIGINT)::DECIMAL(12, 0) * price
                * (CASE WHEN tier = 'batch' THEN 0.5 ELSE 1.0 END)::DECIMAL(2, 1)
                * (CASE WHEN region = 'eu' THEN 1.1 ELSE 1.0 END)::DECIMAL(2, 1) AS cost
            FROM lines JOIN prices USING (provider, model)
            """;

    private DuckDbLines() {}

    public static void main(String[] args) throws Exception {
        RatingLines drawn = new RatingLines(Integer.parseInt(args[0]));
        try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = database.createStatement()) {
            for (String each : TABLES) {
                statement.execute(each);
            }
            fill(database.unwrap(DuckDBConnection.class), drawn);
            Lap.whenAsked(drawn.size(), () -> total(statement));
        }
    }

    private static void fill(DuckDBConnection database, RatingLines drawn) throws SQLException {
        try (DuckDBAppender prices = database.createAppender("main", "prices");
                DuckDBAppender lines = database.createAppender("main", "lines")) {
            for (int key = 0; key < drawn.prices(); key++) {
                prices.beginRow();
                prices.append(RatingLines.provider(key));
                prices.append(RatingLines.model(key));
                prices.append(drawn.price(key));
                prices.endRow();
            }
            for (int i = 0; i < drawn.size(); i++) {
                lines.beginRow();
                lines.append(RatingLines.provider(drawn.key(i)));
                lines.append(RatingLines.model(drawn.key(i)));
                lines.append(drawn.serviceTier(i));
                lines.append(drawn.region(i));
                lines.append(drawn.calls(i));
                lines.append(drawn.tokens(i));
                lines.endRow();
            }
        }
    }

    private static BigDecimal total(Statement statement) throws SQLException {
        statement.execute(COSTS);
        try (ResultSet sum = statement.executeQuery("SELECT sum(cost) FROM costs")) {
            sum.next();
            return sum.getBigDecimal(1);
        }
    }
}
