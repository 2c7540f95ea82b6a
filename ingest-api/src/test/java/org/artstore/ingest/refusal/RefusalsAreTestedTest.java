package org.artstore.ingest.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import org.artstore.schemas.file.FileEvent.UploadRejected.Reason;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.id.TemplateId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Every refusal has an integration test that meets it over HTTP. Those tests look afterwards that
/// nothing is left of the upload; this one only sees to it that none is forgotten.
class RefusalsAreTestedTest {
    private static final Path TESTS = Path.of("src/test/java/org/artstore/ingest");
    private static final Map<Class<?>, Object> SAMPLES =
            Map.of(
                    long.class,
                    1L,
                    int.class,
                    1,
                    String.class,
                    "any",
                    Duration.class,
                    Duration.ofSeconds(1),
                    FileId.class,
                    FileId.create(Instant.EPOCH),
                    TemplateId.class,
                    new TemplateId("any"),
                    List.class,
                    List.of());

    private static final String SOURCES = sources();

    /// Nobody hears that its own connection broke, and an element misses bytes only when it lost
    /// them; what is left then is looked at by RefusalIT, and by JoinIT of storage-worker.
    private static final Set<String> NOT_TOLD = Set.of("cut-off", "length-mismatch");

    @ParameterizedTest
    @MethodSource("codes")
    void isMetByATest(String code) {
        var told = Pattern.compile("[\"| ]" + code + "\"");

        assertThat(told.matcher(SOURCES).find()).as(code).isTrue();
    }

    static Stream<String> codes() {
        return kinds(Refusal.class)
                .flatMap(RefusalsAreTestedTest::samples)
                .map(refusal -> RefusalProblems.word(refusal).code())
                .filter(code -> !NOT_TOLD.contains(code))
                .distinct();
    }

    private static Stream<Class<?>> kinds(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(it -> kinds(it))
                : Stream.of(type);
    }

    /// One of each kind, but one for each reason that an element may have.
    private static Stream<Refusal> samples(Class<?> kind) {
        return kind == Refusal.BytesDiffer.class
                ? Arrays.stream(Reason.values()).map(Refusal.BytesDiffer::new)
                : Stream.of(sample(kind));
    }

    private static Refusal sample(Class<?> kind) {
        try {
            var components = kind.getRecordComponents();
            var types = Arrays.stream(components).map(RecordComponent::getType);
            var constructor = kind.getDeclaredConstructor(types.toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return (Refusal)
                    constructor.newInstance(
                            Arrays.stream(components)
                                    .map(it -> SAMPLES.get(it.getType()))
                                    .toArray());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("no sample of " + kind, e);
        }
    }

    private static String sources() {
        try (var files = Files.walk(TESTS)) {
            return files.filter(file -> file.toString().endsWith("IT.java"))
                    .map(RefusalsAreTestedTest::read)
                    .collect(Collectors.joining());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
