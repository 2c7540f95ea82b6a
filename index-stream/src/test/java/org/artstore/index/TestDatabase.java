package org.artstore.index;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import org.artstore.fixtures.Database;
import org.artstore.fixtures.PostgresFixture;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// A database of its own for one test.
public record TestDatabase(Database database) {

    private static final String HASH =
            "select md5(coalesce(string_agg(d::text, E'\\n' order by d.file_id), ''))"
                    + " from live.documents d";

    public static TestDatabase create() {
        return new TestDatabase(PostgresFixture.database());
    }

    /// Connections to it; the caller closes them.
    public HikariDataSource pool() {
        var config = new HikariConfig();
        config.setJdbcUrl(database.jdbcUrl());
        config.setUsername(database.username());
        config.setPassword(database.password());
        config.setConnectionTimeout(1_000);
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    /// The first column of the answer, as text.
    public List<String> query(String sql, String... parameters) {
        try (var connection =
                        DriverManager.getConnection(
                                database.jdbcUrl(), database.username(), database.password());
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            var answer = new ArrayList<String>();
            if (statement.execute()) {
                try (var rows = statement.getResultSet()) {
                    while (rows.next()) {
                        answer.add(rows.getString(1));
                    }
                }
            }
            return answer;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public long count() {
        return Long.parseLong(query("select count(*) from live.documents").getFirst());
    }

    /// The names that a search finds.
    public List<String> search(String query) {
        return query(
                "select original_filename from live.documents"
                        + " where fts @@ live.search_query(?) order by file_id",
                query);
    }

    /// The canonical dump of all rows, hashed.
    public String hash() {
        return query(HASH).getFirst();
    }

    /// The canonical dump of what accounts amount to.
    public String usage() {
        return query(
                        "select string_agg(concat_ws(' ', tenant, client_id, bytes, files, as_of),"
                                + " E'\\n' order by tenant, client_id)"
                                + " from generation_1.account_usage")
                .getFirst();
    }

    /// How many records of the log have been applied.
    public long applied() {
        return Long.parseLong(
                query("select coalesce(sum(next_offset), 0) from live.positions").getFirst());
    }

    /// Cuts all connections and lets nobody in.
    public void shut() {
        elsewhere("alter database " + database.database() + " allow_connections false");
        disconnect();
    }

    public void open() {
        elsewhere("alter database " + database.database() + " allow_connections true");
    }

    /// Cuts all connections.
    public void disconnect() {
        elsewhere(
                "select pg_terminate_backend(pid) from pg_stat_activity where datname = '"
                        + database.database()
                        + "'");
    }

    private void elsewhere(String sql) {
        var url = "jdbc:postgresql://" + database.host() + ":" + database.port() + "/postgres";
        try (var connection =
                        DriverManager.getConnection(url, database.username(), database.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
