package org.artstore.ingest.compression;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.artstore.schemas.element.Compression;
import org.artstore.schemas.id.ElementId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;

class CompressibilityTest {

    private static final ElementId PLAIN = new ElementId("plain-01");
    private static final ElementId SAID = new ElementId("said-01");
    private static final byte[] TEXT =
            "All happy families are alike; each unhappy family is unhappy in its own way. "
                    .repeat(1_000)
                    .getBytes(StandardCharsets.UTF_8);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @ParameterizedTest
    @EnumSource(names = {"LZ4", "ZSTD"})
    void compressesWhatBecomesSmaller(Compression codec) {
        assertThat(decision(codec).decide(PLAIN, "text/plain", TEXT)).isEqualTo(codec);
        assertThat(samples("compressible")).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"LZ4", "ZSTD"})
    void leavesWhatDoesNot(Compression codec) {
        assertThat(decision(codec).decide(PLAIN, "text/plain", noise(100_000)))
                .isEqualTo(Compression.NONE);
        assertThat(samples("incompressible")).isEqualTo(1);
    }

    @Test
    void looksWithTheCompressionThatWouldBeUsed() {
        var base64 = Base64.getEncoder().encode(noise(60_000));

        assertThat(decision(Compression.ZSTD).decide(PLAIN, "text/plain", base64))
                .isEqualTo(Compression.ZSTD);
        assertThat(decision(Compression.LZ4).decide(PLAIN, "text/plain", base64))
                .isEqualTo(Compression.NONE);
    }

    @Test
    void isNotMisledByABeginningThatIsUnlikeTheRest() {
        var noise = noise(1_000_000);
        System.arraycopy(TEXT, 0, noise, 0, 4 << 10);
        var text = Arrays.copyOf(TEXT, TEXT.length);
        System.arraycopy(noise(1_000), 0, text, 0, 1_000);

        assertThat(decision(Compression.LZ4).decide(PLAIN, "text/plain", noise))
                .isEqualTo(Compression.NONE);
        assertThat(decision(Compression.LZ4).decide(PLAIN, "text/plain", text))
                .isEqualTo(Compression.LZ4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "text/csv; charset=utf-8",
                "Application/JSON",
                "application/problem+json",
                "image/svg+xml",
                "application/xhtml+xml;charset=\"koi8-r\""
            })
    void isForTypesThatAreTextAtHeart(String type) {
        assertThat(decision(Compression.LZ4).decide(PLAIN, type, TEXT)).isEqualTo(Compression.LZ4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "image/jpeg",
                "application/zip",
                "application/octet-stream",
                "text",
                "",
                "/"
            })
    void takesNoSampleOfOtherTypes(String type) {
        assertThat(decision(Compression.LZ4).decide(PLAIN, type, TEXT)).isEqualTo(Compression.NONE);
        assertThat(samples("compressible") + samples("incompressible")).isZero();
    }

    @Test
    void takesNoSampleOfShortOnes() {
        var decision = decision(Compression.LZ4);

        assertThat(decision.decide(PLAIN, "text/plain", Arrays.copyOf(TEXT, 4_095)))
                .isEqualTo(Compression.NONE);
        assertThat(samples("compressible")).isZero();
        assertThat(decision.decide(PLAIN, "text/plain", Arrays.copyOf(TEXT, 4_096)))
                .isEqualTo(Compression.LZ4);
    }

    @Test
    void whatWasSaidOfAnElementHolds() {
        assertThat(decision(Compression.NONE, Compression.ZSTD).decide(SAID, "text/plain", TEXT))
                .isEqualTo(Compression.ZSTD);
        assertThat(decision(Compression.NONE, Compression.ZSTD).decide(PLAIN, "text/plain", TEXT))
                .isEqualTo(Compression.NONE);
        assertThat(decision(Compression.LZ4, Compression.NONE).decide(SAID, "text/plain", TEXT))
                .isEqualTo(Compression.NONE);
    }

    @Test
    void nothingIsNotSampled() {
        var settings = new CompressionSettings(Compression.LZ4, List.of("*/*"), bytes(0), 1);

        assertThat(decision(settings, Compression.LZ4).decide(PLAIN, "image/png", new byte[0]))
                .isEqualTo(Compression.NONE);
    }

    private Compressibility decision(Compression codec) {
        return decision(codec, codec);
    }

    private Compressibility decision(Compression codec, Compression said) {
        var types =
                List.of(
                        "text/*",
                        "application/json",
                        "application/*+json",
                        "application/*+xml",
                        "image/svg+xml");
        return decision(new CompressionSettings(codec, types, bytes(4_096), 0.8), said);
    }

    private Compressibility decision(CompressionSettings settings, Compression said) {
        return new Compressibility(
                element -> element.equals(SAID) ? Optional.of(said) : Optional.empty(),
                settings,
                meters);
    }

    private double samples(String result) {
        return meters.counter("artstore.ingest.compression.samples", "result", result).count();
    }

    private static DataSize bytes(long bytes) {
        return DataSize.ofBytes(bytes);
    }

    private static byte[] noise(int length) {
        var noise = new byte[length];
        new Random(length).nextBytes(noise);
        return noise;
    }
}
