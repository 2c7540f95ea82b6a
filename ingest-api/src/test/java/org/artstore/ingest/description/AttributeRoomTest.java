package org.artstore.ingest.description;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.artstore.ingest.refusal.UploadRefused;
import org.artstore.schemas.attr.AttrJson;
import org.artstore.schemas.document.Creator;
import org.artstore.schemas.document.CustomAttributes;
import org.artstore.schemas.document.Document;
import org.artstore.schemas.document.Metadata;
import org.artstore.schemas.document.RetentionPolicy;
import org.artstore.schemas.id.ClientId;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.id.TenantId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.node.JsonNodeFactory;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

final class AttributeRoomTest {

    /// As many characters as are taken for short.
    private static final int SHORT =
            (AttrJson.MAX_BYTES - AttributeRoom.FIXED_BYTES) / AttributeRoom.BYTES_PER_CHARACTER;

    private static final String TYPE = "text/plain";
    private static final FileId FILE = FileId.create(Instant.parse("2026-01-02T03:04:05.678Z"));
    private static final Creator CREATOR =
            new Creator(new ClientId("c".repeat(63)), "u".repeat(20), "\u20ac".repeat(20));
    private static final int REST = SHORT - TYPE.length() - 40;

    @ParameterizedTest
    @MethodSource
    void isThereForAShortDescriptionOfAnyCharacters(Metadata metadata) {
        var bytes = AttrJson.write(largest(metadata), AttributeRoom.BLOCKS);
        assertThat(bytes).hasSizeLessThanOrEqualTo(AttrJson.MAX_BYTES);
        assertThatCode(() -> require(metadata)).doesNotThrowAnyException();
    }

    static Stream<Metadata> isThereForAShortDescriptionOfAnyCharacters() {
        return Stream.of(
                metadata("\u20ac".repeat(REST), null, List.of()),
                metadata("\"".repeat(REST), null, List.of()),
                metadata("a", "\u0001".repeat(REST - 1), List.of()),
                metadata("a", "\ud83d\ude00".repeat((REST - 1) / 2), List.of()),
                metadata("a", "\u0001".repeat(REST - 101), Collections.nCopies(50, "\u20ac")));
    }

    @Test
    void isNotThereForALongOne() {
        var tags = Collections.nCopies(50, "\u20ac".repeat(50));
        assertThatThrownBy(() -> require(metadata("a", null, tags)))
                .isInstanceOf(UploadRefused.class);
    }

    @Test
    void isNotThereForManyAttributes() {
        var attributes = JsonNodeFactory.instance.objectNode().put("a", "b".repeat(4_096));
        var metadata = new Metadata("a", null, List.of(), new CustomAttributes(attributes));
        assertThatThrownBy(() -> require(metadata)).isInstanceOf(UploadRefused.class);
    }

    private static Metadata metadata(String name, @Nullable String description, List<String> tags) {
        return new Metadata(name, description, tags, CustomAttributes.NONE);
    }

    private static void require(Metadata metadata) {
        AttributeRoom.require(description(metadata), FILE, CREATOR, new TenantId("t".repeat(63)));
    }

    private static Document largest(Metadata metadata) {
        var tenant = new TenantId("t".repeat(63));
        return AttributeRoom.largest(description(metadata), FILE, CREATOR, tenant);
    }

    private static Description description(Metadata metadata) {
        return new Description(metadata, TYPE, RetentionPolicy.TEMPORARY, 365);
    }
}
