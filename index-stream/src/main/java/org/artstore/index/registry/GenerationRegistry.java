package org.artstore.index.registry;

import org.artstore.index.generation.Generation;
import org.flywaydb.core.Flyway;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

/// The generations as all instances know them.
public final class GenerationRegistry {

    /// What the readers see, also where they saw it before there was a registry.
    private static final String FIRST =
            "insert into registry.generations (number, state) values (1, 'following')"
                    + " on conflict do nothing";

    private static final String ASSIGNED =
            """
            select number, state = 'building', rate_limit,
                   number = (select number from live.generation)
            from registry.generations where state in ('building', 'following') order by number
            """;

    private final DataSource database;

    public GenerationRegistry(DataSource database) {
        this.database = database;
    }

    /// Brings its tables up to date.
    public void prepare() throws SQLException {
        var _ =
                Flyway.configure()
                        .dataSource(database)
                        .locations("classpath:db/registry")
                        .defaultSchema("registry")
                        .load()
                        .migrate();
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            var _ = statement.executeUpdate(FIRST);
        }
    }

    /// The generations that are to follow the log.
    public List<Assigned> assigned() throws SQLException {
        var assigned = new ArrayList<Assigned>();
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(ASSIGNED)) {
            while (row.next()) {
                assigned.add(
                        new Assigned(
                                new Generation(row.getInt(1)),
                                row.getBoolean(2),
                                row.getObject(3, Integer.class),
                                row.getBoolean(4)));
            }
        }
        return assigned;
    }

    /// The generation that readers see.
    public static Generation live(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select number from live.generation")) {
            if (!row.next()) {
                throw new IllegalStateException("no generation is live");
            }
            return new Generation(row.getInt(1));
        }
    }

    /// The generations that are dropped.
    public static List<Generation> dropped(Connection connection) throws SQLException {
        var sql =
                "select number from registry.generations where state = 'dropped'"
                        + " and to_regnamespace('generation_' || number) is not null";
        var dropped = new ArrayList<Generation>();
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            while (row.next()) {
                dropped.add(new Generation(row.getInt(1)));
            }
        }
        return dropped;
    }
}
