package org.artstore.index.generation;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;

import org.artstore.index.TestDatabase;
import org.artstore.schemas.event.EventJson;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What documents are found by is what it was before it was made for less: what an index has
/// already need not be made again.
class LexemesIT {

    private static final long SEED = Long.getLong("index.seed", System.nanoTime());
    private static final int TEXTS = Integer.getInteger("index.texts", 4_000);
    private static final TestDatabase DATABASE = TestDatabase.create();
    private static HikariDataSource pool;

    /// Words and what may stand between, before and within them.
    private static final List<String> PIECES =
            List.of(
                    "Annual",
                    "report",
                    "Report2024",
                    "HTMLFile",
                    "aBcD",
                    "x1",
                    "abc1def",
                    "v12rc",
                    "Отчёт",
                    "ДоговорАренды",
                    "счёт",
                    "ЁЛКА",
                    "и",
                    "the",
                    "über",
                    "Größe",
                    "İstanbul",
                    "e\u0301te\u0301",
                    "\u0301",
                    "\u0338",
                    "ﬁle",
                    "ﬀ",
                    "Ⅷ",
                    "①",
                    "½",
                    "ｆｕｌｌ",
                    "ＡＢ１２",
                    "年度報告",
                    "が",
                    "か\u3099",
                    "ハ",
                    "ﾊﾟ",
                    "한국어",
                    "각",
                    "𐐀𐐨",
                    "𝐀𝐛",
                    "😀",
                    "👩‍💻",
                    "٠١٢",
                    "हिन्दी",
                    "ǅ",
                    "ß",
                    "ẞ",
                    "ſ",
                    "µ",
                    "\u00a0",
                    "\u200b",
                    "\u3000",
                    "\u2028",
                    "0",
                    "42",
                    "3.14",
                    "1e5",
                    "2024-01-02",
                    "a@b.example",
                    "http://x.example/y?z=1",
                    " ",
                    "  ",
                    "_",
                    "-",
                    ".",
                    ",",
                    ";",
                    ":",
                    "/",
                    "\\",
                    "\"",
                    "'",
                    "[",
                    "]",
                    "{",
                    "}",
                    "(",
                    ")",
                    "<",
                    ">",
                    "=",
                    "&",
                    "|",
                    "!",
                    "*",
                    "%",
                    "\t",
                    "\n",
                    "\r",
                    "\u0001",
                    "\u007f",
                    "\u0085",
                    "\\u0041",
                    "\", \"",
                    "",
                    "'s",
                    "don't");

    @BeforeAll
    static void prepare() throws SQLException {
        pool = DATABASE.pool();
        var _ =
                Flyway.configure()
                        .dataSource(pool)
                        .locations("classpath:db/generation")
                        .defaultSchema("before")
                        .target("15")
                        .load()
                        .migrate();
        new GenerationSchema(pool).prepare(Generation.FIRST);
        fill();
    }

    @AfterAll
    static void close() {
        pool.close();
    }

    @Test
    void areWhatTheyWere() {
        var different =
                DATABASE.query(
                        """
                        select concat_ws(' | ', name, description, tags, attributes) from sample
                        where before.document_lexemes(name, description, tags, attributes)
                              is distinct from
                              generation_1.document_lexemes(name, description, tags, attributes)
                        """);
        assertThat(different).as("seed " + SEED).isEmpty();
    }

    @Test
    void namesAreComparedAsTheyWere() {
        var different =
                DATABASE.query(
                        """
                        select name from sample
                        where before.folded(name) is distinct from generation_1.folded(name)
                           or before.words(name) is distinct from generation_1.words(name)
                        """);
        assertThat(different).as("seed " + SEED).isEmpty();
    }

    @Test
    void sampleIsVaried() {
        var lexemes =
                DATABASE.query(
                        "select count(distinct generation_1.document_lexemes(name, description,"
                                + " tags, attributes)) from sample");
        assertThat(Integer.parseInt(lexemes.getFirst())).isGreaterThan(TEXTS * 9 / 10);
    }

    /// Texts of any pieces; each character that there is stands alone once.
    private static void fill() throws SQLException {
        var random = new Random(SEED);
        DATABASE.query(
                "create table sample (name text, description text, tags text[], attributes jsonb)");
        try (var connection = pool.getConnection();
                var insert =
                        connection.prepareStatement(
                                "insert into sample values (?, ?, ?, ?::jsonb)")) {
            for (int i = 0; i < TEXTS; i++) {
                insert.setString(1, text(random));
                insert.setString(2, random.nextInt(4) == 0 ? null : text(random));
                insert.setArray(3, connection.createArrayOf("text", texts(random)));
                insert.setString(4, json(random, 2));
                insert.addBatch();
            }
            var _ = insert.executeBatch();
        }
        DATABASE.query(
                """
                insert into sample
                select 'a' || chr(code) || 'B' || chr(code) || '1', chr(code) || 'x', '{}',
                       jsonb_build_object('k', chr(code) || 'y')
                from generate_series(1, 65533) as code
                where code not between 55296 and 57343 and code % 7 = abs(hashtext(?)) % 7
                """,
                Long.toString(SEED));
    }

    private static Object[] texts(Random random) {
        return IntStream.range(0, random.nextInt(4)).mapToObj(_ -> text(random)).toArray();
    }

    private static String json(Random random, int depth) {
        return IntStream.range(0, random.nextInt(4))
                .mapToObj(it -> quoted("k" + it) + ":" + value(random, depth))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String value(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 6 : 4)) {
            case 0 -> Integer.toString(random.nextInt());
            case 1 -> "null";
            case 4 -> json(random, depth - 1);
            case 5 -> "[" + value(random, depth - 1) + "," + value(random, depth - 1) + "]";
            default -> quoted(text(random));
        };
    }

    private static String quoted(String text) {
        return EventJson.MAPPER.writeValueAsString(text);
    }

    private static String text(Random random) {
        return IntStream.range(0, 1 + random.nextInt(8))
                .mapToObj(_ -> PIECES.get(random.nextInt(PIECES.size())))
                .collect(Collectors.joining(random.nextBoolean() ? "" : " "));
    }
}
