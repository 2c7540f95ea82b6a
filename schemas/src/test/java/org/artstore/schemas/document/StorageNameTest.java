package org.artstore.schemas.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.artstore.schemas.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

class StorageNameTest {

    private static final String TAIL = "_books_20241124T173550_" + Samples.FILE;

    @Test
    void liesInTheHourOfItsCreation() {
        assertThat(StorageName.directory(Samples.FILE)).isEqualTo("2024/11/24/17");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "report.pdf | report | .pdf",
                "Годовой отчёт.docx | Годовой отчёт | .docx",
                "年度.png | 年度 | .png",
                "a:b*c?.txt | a_b_c_ | .txt",
                "a<<>>b.txt | a_b | .txt",
                ".profile | .profile | ''",
                "... | file | ''",
                "___.txt | file | .txt",
                "archive.tar.gz | archive.tar | .gz",
                "name.anextensionoverlong1 | name.anextensionoverlong1 | ''",
                "trailing. | trailing. | ''",
            })
    void keepsLettersAndReplacesWhatFileSystemsReserve(String name, String stem, String extension) {
        assertThat(StorageName.filename(Samples.FILE, name, "books"))
                .isEqualTo(stem + TAIL + extension);
    }

    @ParameterizedTest
    @CsvSource({"a.PDF,pdf", "archive.tar.gz,gz", "Отчёт.ДОК,док", ".profile,''", "trailing.,''"})
    void knowsTheExtension(String name, String extension) {
        assertThat(StorageName.extension(name)).isEqualTo(extension);
    }

    @ParameterizedTest
    @ValueSource(strings = {"я", "年", "😀", "x"})
    void cutsTheStemBetweenCharacters(String letter) {
        var name = StorageName.filename(Samples.FILE, letter.repeat(400) + ".pdf", "books");

        assertThat(name.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(197, 200);
        assertThat(name).startsWith(letter).endsWith(TAIL + ".pdf");
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../../etc/passwd", "/etc/passwd", "..\\..\\boot.ini", "..", "a/../../b"})
    void neverLeavesItsDirectory(String name) {
        var path = Path.of(StorageName.filename(Samples.FILE, name, "../x"));

        assertThat(path.getNameCount()).isEqualTo(1);
        assertThat(path.normalize()).isEqualTo(path);
    }
}
