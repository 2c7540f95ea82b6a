package org.artstore.index.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;

import org.artstore.index.Samples;
import org.artstore.index.TestDatabase;
import org.artstore.index.dump.CanonicalDump;
import org.artstore.index.dump.IndexHash;
import org.artstore.index.generation.Generation;
import org.artstore.index.generation.GenerationSchema;
import org.artstore.index.row.DocumentRow;
import org.artstore.schemas.document.CustomAttributes;
import org.artstore.schemas.document.Document;
import org.artstore.schemas.document.Metadata;
import org.artstore.schemas.file.FileEvent.FileDeleted;
import org.artstore.schemas.id.FileId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Rows that come alone and rows that come in numbers are the same rows.
class DocumentTableIT {

    private static final Generation SECOND = new Generation(2);
    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final HikariDataSource SOURCE = DATABASE.pool();

    @BeforeAll
    static void prepare() throws SQLException {
        var schema = new GenerationSchema(SOURCE);
        schema.prepare(Generation.FIRST);
        schema.prepare(SECOND);
    }

    @AfterAll
    static void close() {
        SOURCE.close();
    }

    @Test
    void manyAreWhatTheyWouldBeOneByOne() throws SQLException {
        var rows = rows();
        DATABASE.query(
                "insert into generation_1.damages select '%1$s', 'edit-01'"
                        .formatted(rows.getFirst().fileId()));
        DATABASE.query("insert into generation_2.damages select * from generation_1.damages");
        for (var row : rows) {
            put(Generation.FIRST, List.of(row));
        }

        put(SECOND, rows);
        assertThat(hash(SECOND)).isEqualTo(hash(Generation.FIRST));
        assertThat(DATABASE.query("select status from generation_2.documents"))
                .contains("stored", "damaged", "deleted");

        put(SECOND, rows.reversed());
        put(SECOND, rows.subList(0, rows.size() / 2));
        assertThat(hash(SECOND)).isEqualTo(hash(Generation.FIRST));
    }

    @Test
    void whatIsRefusedAloneIsRefusedAmongMany() throws SQLException {
        var before = hash(SECOND);
        var good = rows();
        for (var bad :
                List.of(
                        row("a\u0000b", "{}", Samples.CREATED_AT),
                        row("a", "{\"k\":\"a\\u0000b\"}", Samples.CREATED_AT),
                        row("a", "{}", Instant.parse("+10000-01-01T00:00:00Z")),
                        row("a", "{}", Instant.MAX),
                        row("a", "{}", Instant.parse("-0001-01-01T00:00:00Z")))) {
            var many = new ArrayList<>(good);
            many.add(good.size() / 2, bad);
            refuses(List.of(bad));
            refuses(many);
        }
        assertThat(hash(SECOND)).isEqualTo(before);
    }

    @Test
    void timesAreRoundedAsTheDatabaseRoundsThem() throws SQLException {
        var times =
                IntStream.range(0, 200)
                        .mapToObj(it -> Instant.ofEpochSecond(it * 90_000_000L - 5_000_000_000L))
                        .map(
                                it ->
                                        it.plusNanos(
                                                Math.abs(
                                                        it.getEpochSecond() * 7_919 % 999_999_999)))
                        .toList();
        for (var time : times) {
            var read =
                    DATABASE.query(
                            "select (extract(epoch from ?::timestamptz) * 1000000 -"
                                    + " 946684800000000)::bigint::text",
                            time.toString());
            assertThat(Long.toString(BinaryRows.micros(time))).isEqualTo(read.getFirst());
        }
    }

    /// Documents of one to three versions, in no order.
    private static List<DocumentRow> rows() {
        var rows = new ArrayList<DocumentRow>();
        for (int i = 0; i < 150; i++) {
            var file = FileId.create(Samples.CREATED_AT.plusMillis(i * 997L));
            for (int version = 1 + i % 3; version > 0; version--) {
                rows.add(DocumentRow.of(document(file, version, i)));
            }
            if (i % 10 == 9) {
                rows.add(
                        rows.size() / 2,
                        DocumentRow.of((FileDeleted) Samples.deleted(document(file, 3, i))));
            }
        }
        return rows;
    }

    private static Document document(FileId file, long version, int i) {
        return Samples.document(
                file,
                version,
                new Metadata(
                        "Имя \"%d\" 年 😀 %d.PDF".formatted(i, version),
                        i % 4 == 0 ? null : "Описание,\t'quoted' {braced} \\ \"x\" " + i,
                        List.of("a,b", "\"c\"", "{}", "NULL", "метка " + i).subList(0, i % 6),
                        i % 3 == 0 ? CustomAttributes.NONE : attributes(i)));
    }

    private static CustomAttributes attributes(int i) {
        return Samples.attributes(
                "{\"n\":%d.50,\"большое\":1e15,\"list\":[null,true,\"\\\"\\\\\\n\",{}]}"
                        .formatted(i));
    }

    private static DocumentRow row(String name, String attributes, Instant expiresAt) {
        var file = FileId.create(Samples.CREATED_AT);
        var row = DocumentRow.of(Samples.document(file, 1, Samples.named("a")));
        return new DocumentRow(
                row.fileId(),
                row.tenant(),
                row.version(),
                row.status(),
                name,
                null,
                row.fileSize(),
                row.contentType(),
                row.checksum(),
                row.retentionPolicy(),
                null,
                expiresAt,
                null,
                true,
                null,
                List.of(),
                Samples.attributes(attributes),
                row.createdAt(),
                row.updatedAt(),
                row.createdById(),
                row.createdByName(),
                row.elementId(),
                row.body());
    }

    private static void refuses(List<DocumentRow> rows) {
        assertThatThrownBy(() -> put(SECOND, rows))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        it -> assertThat(it.getSQLState()).as(it.toString()).startsWith("22"));
    }

    private static void put(Generation generation, List<DocumentRow> rows) throws SQLException {
        try (var connection = SOURCE.getConnection()) {
            connection.setAutoCommit(false);
            new DocumentTable(generation).put(connection, rows);
            connection.commit();
        }
    }

    private static IndexHash hash(Generation generation) throws SQLException {
        try (var connection = SOURCE.getConnection()) {
            connection.setAutoCommit(false);
            return CanonicalDump.of(connection, generation);
        }
    }
}
