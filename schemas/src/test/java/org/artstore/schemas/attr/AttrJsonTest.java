package org.artstore.schemas.attr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.artstore.schemas.Samples;
import org.artstore.schemas.document.CustomAttributes;
import org.artstore.schemas.document.Document;
import org.artstore.schemas.document.Metadata;
import org.artstore.schemas.document.Retention;
import org.artstore.schemas.document.Sha256;
import org.artstore.schemas.event.EventJson;
import org.artstore.schemas.id.TenantId;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.List;

class AttrJsonTest {

    private static final Blocks BLOCKS =
            new Blocks(Blocks.CRC32C, Blocks.BLOCK_SIZE, Sha256.of(Samples.bytes()));

    @Test
    void readsWhatItWrote() {
        var bytes = AttrJson.write(Samples.DOCUMENT, BLOCKS);

        assertThat(AttrJson.read(bytes)).isEqualTo(new AttrFile(Samples.DOCUMENT, BLOCKS));
    }

    @Test
    void tellsACopyFromADocument() {
        var bytes = AttrJson.write(Samples.RESTORED, BLOCKS);

        assertThat(AttrJson.read(bytes).document()).isEqualTo(Samples.RESTORED);
        assertThat(AttrJson.exportVersion1(new AttrFile(Samples.RESTORED, null)).dropped())
                .contains("copy_of");
    }

    @Test
    void refusesAFlippedBitAnywhereThatChangesTheMeaning() {
        var bytes = AttrJson.write(Samples.DOCUMENT, null);
        for (int i = 0; i < bytes.length; i++) {
            for (int bit = 0; bit < 8; bit++) {
                var damaged = bytes.clone();
                damaged[i] ^= (byte) (1 << bit);
                assertNeverTrusted(damaged);
            }
        }
    }

    private static void assertNeverTrusted(byte[] damaged) {
        try {
            // Only white space between the tokens may differ and still mean the same.
            assertThat(AttrJson.read(damaged)).isEqualTo(new AttrFile(Samples.DOCUMENT, null));
        } catch (AttrRejected e) {
            assertThat(e).isNotInstanceOf(AttrRejected.TooLarge.class);
        }
    }

    @Test
    void refusesWhatDoesNotFit() {
        var large = new CustomAttributes(Samples.object("{\"x\":\"" + "y".repeat(4_000) + "\"}"));

        assertThatThrownBy(() -> AttrJson.write(with(large), null))
                .isInstanceOf(AttrRejected.TooLarge.class);
    }

    @Test
    void refusesALaterVersion() {
        var later = "{\"schema_version\":\"3.0\"}".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> AttrJson.read(later))
                .isInstanceOf(AttrRejected.UnknownVersion.class);
    }

    @Test
    void readsVersion1WithItsLegacyMetadata() {
        var version1 = EventJson.MAPPER.valueToTree(Samples.DOCUMENT).deepCopy();
        var json = (tools.jackson.databind.node.ObjectNode) version1;
        json.set("metadata", json.remove("custom_attributes"));
        json.remove(List.of("tenant", "version", "legal_hold"));

        var read = AttrJson.read(EventJson.MAPPER.writeValueAsBytes(json));

        assertThat(read.document()).isEqualTo(Samples.DOCUMENT);
    }

    @Test
    void anExportToVersion1SaysWhatItDrops() {
        var export = AttrJson.exportVersion1(new AttrFile(held(), BLOCKS));

        assertThat(export.dropped())
                .containsExactly("blocks", "legal_hold", "retain_until", "tenant", "version");
        var read = AttrJson.read(export.json().getBytes(StandardCharsets.UTF_8));
        assertThat(read.blocks()).isNull();
        assertThat(read.document().tenant()).isEqualTo(new TenantId("default"));
        assertThat(read.document().metadata()).isEqualTo(Samples.METADATA);
        assertThat(read.document().content()).isEqualTo(Samples.DOCUMENT.content());
        assertThat(export.json()).doesNotContain("schema_version", "digest", "custom_attributes");
    }

    @Test
    void anExportToVersion1DropsNothingThatVersion1CanSay() {
        var export = AttrJson.exportVersion1(new AttrFile(Samples.DOCUMENT, null));

        assertThat(export.dropped()).isEmpty();
        assertThat(AttrJson.read(export.json().getBytes(StandardCharsets.UTF_8)).document())
                .isEqualTo(Samples.DOCUMENT);
    }

    private static Document held() {
        var sample = Samples.DOCUMENT;
        var retention = sample.retention();
        var later = sample.updatedAt().plusSeconds(1);
        var other =
                new Document(
                        sample.fileId(),
                        sample.location(),
                        sample.metadata(),
                        sample.content(),
                        sample.createdAt(),
                        sample.updatedAt(),
                        sample.creator(),
                        new TenantId("library"),
                        sample.version(),
                        sample.retention());
        return other.changed(
                sample.metadata(),
                new Retention(
                        retention.policy(),
                        retention.ttlDays(),
                        retention.expiresAt(),
                        later,
                        true),
                later);
    }

    private static Document with(CustomAttributes attributes) {
        var metadata = new Metadata("a.txt", null, List.of(), attributes);
        var sample = Samples.DOCUMENT;
        return new Document(
                sample.fileId(),
                sample.location(),
                metadata,
                sample.content(),
                sample.createdAt(),
                sample.updatedAt(),
                sample.creator(),
                sample.tenant(),
                sample.version(),
                sample.retention());
    }
}
