package org.artstore.index.generation;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import org.artstore.index.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.sql.SQLException;

/// What a document is found by, and the views that readers see.
class SearchIT {

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static HikariDataSource pool;

    @BeforeAll
    static void prepare() throws SQLException {
        var config = new HikariConfig();
        config.setJdbcUrl(DATABASE.database().jdbcUrl());
        config.setUsername(DATABASE.database().username());
        config.setPassword(DATABASE.database().password());
        config.setMaximumPoolSize(2);
        pool = new HikariDataSource(config);
        new GenerationSchema(pool).prepare(Generation.FIRST);
    }

    @AfterAll
    static void close() {
        pool.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Отчёт_2024-финал.pdf | отчет",
                "Отчёт_2024-финал.pdf | ОТЧЁТЫ",
                "Отчёт_2024-финал.pdf | финал",
                "Отчёт_2024-финал.pdf | pdf",
                "Отчёт_2024-финал.pdf | 2024",
                "Отчёт_2024-финал.pdf | Отчёт_2024-финал.pdf",
                "Отчёт_2024-финал.pdf | \"отчёт 2024\"",
                "Отчёт_2024-финал.pdf | договор or отчёт",
                "AnnualReport2024.docx | annual report",
                "AnnualReport2024.docx | annualreport2024",
                "AnnualReport2024.docx | reports",
                "Schöne Größe.txt | schone grosse",
                "ﬁle.txt | file",
                "年度報告.png | 年度",
                "年度報告.png | 報告 png",
                "the who.mp3 | the",
                "running-dogs.txt | run dog",
            })
    void findsANameBy(String name, String query) {
        assertThat(matches(name, query)).isTrue();
    }

    /// A name whose letters are decomposed, as some file systems have them.
    @Test
    void findsDecomposedLetters() {
        assertThat(matches("Музе\u0438\u0306 е\u0308лки.txt", "музей ёлки")).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Отчёт_2024-финал.pdf | договор",
                "Отчёт_2024-финал.pdf | отчёт -финал",
                "Отчёт_2024-финал.pdf | \"финал отчёт\"",
                "Отчёт_2024-финал.pdf | отчёт договор",
            })
    void doesNotFindANameBy(String name, String query) {
        assertThat(matches(name, query)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\"", "-", "((", "x & | ! : *", "'", "\\", "a:*b", "!!"})
    void oddQueriesFindNothingAndDoNotFail(String query) {
        assertThat(matches("отчёт.pdf", query)).isFalse();
    }

    @Test
    void weighsNameDescriptionTagsAndAttributes() {
        var lexemes =
                DATABASE.query(
                        """
                        select generation_1.document_lexemes(
                            'alpha', 'bravo', array['charlie'], '{"k":["delta",{"x":"echo"}],"n":7}')
                        """);

        assertThat(lexemes.getFirst())
                .contains("'alpha':1A", "'bravo':3B", "'charli':5C", "'delta':7")
                .contains("'echo':8")
                .doesNotContain("'k'", "'7'");
    }

    @Test
    void preparingAgainChangesNothing() throws SQLException {
        new GenerationSchema(pool).prepare(Generation.FIRST);

        assertThat(DATABASE.query("select number from live.generation")).containsExactly("1");
    }

    @Test
    void readersKeepTheirGenerationWhileAnotherIsPrepared() throws SQLException {
        new GenerationSchema(pool).prepare(new Generation(2));

        assertThat(DATABASE.query("select number from live.generation")).containsExactly("1");
        assertThat(DATABASE.query("select count(*) from generation_2.documents"))
                .containsExactly("0");
    }

    private static boolean matches(String name, String query) {
        var found =
                DATABASE.query(
                        """
                        select generation_1.document_lexemes(?, null, '{}', '{}')
                            @@ live.search_query(?)
                        """,
                        name,
                        query);
        return found.getFirst().equals("t");
    }
}
