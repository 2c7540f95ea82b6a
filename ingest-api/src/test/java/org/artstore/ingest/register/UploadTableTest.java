package org.artstore.ingest.register;

import static org.assertj.core.api.Assertions.assertThat;

import org.artstore.schemas.document.Creator;
import org.artstore.schemas.id.ClientId;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.id.TenantId;
import org.artstore.schemas.upload.UploadEvent.AppendBegan;
import org.artstore.schemas.upload.UploadEvent.UploadCancelled;
import org.artstore.schemas.upload.UploadEvent.UploadCreated;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

class UploadTableTest {

    private static final Instant AT = Instant.parse("2026-01-01T12:00:00Z");
    private static final FileId FILE = FileId.create(AT);

    private final UploadTable table = new UploadTable(() -> AT, Duration.ofHours(1), 1, 20);
    private final List<String> superseded = new ArrayList<>();

    @BeforeEach
    void create() {
        create(FILE);
    }

    private void create(FileId file) {
        create(file, null);
    }

    private void create(FileId file, @Nullable String words) {
        var creator = new Creator(new ClientId("client"), "client", "client");
        table.apply(
                new UploadCreated(
                        file,
                        new ElementId("edit-01"),
                        new TenantId("default"),
                        creator,
                        10L,
                        AT.plusSeconds(60),
                        AT,
                        null,
                        null,
                        words,
                        null,
                        null),
                0);
    }

    @Test
    void onlyWhatHasNotEndedCountsAsOpenAndOnlyTheLatestOfTheRestIsKept() {
        var other = FileId.create(AT.plusSeconds(1));
        create(other);
        assertThat(table.open()).isEqualTo(2);

        table.apply(new UploadCancelled(FILE, AT), 1);
        assertThat(table.open()).isEqualTo(1);
        assertThat(table.find(FILE)).isPresent();

        table.apply(new UploadCancelled(other, AT), 2);
        assertThat(table.open()).isZero();
        assertThat(table.find(FILE)).isEmpty();
        assertThat(table.find(other)).isPresent();
    }

    @Test
    void theWordsOfClientsAreBoundedAndThoseOfEndedUploadsGoFirst() {
        var talkative = FileId.create(AT.plusSeconds(1));
        create(talkative, "x".repeat(20));
        assertThat(table.isFullOfText()).isTrue();

        table.apply(new UploadCancelled(talkative, AT), 1);

        assertThat(table.isFullOfText()).isFalse();
        assertThat(table.find(talkative)).isEmpty();
        assertThat(table.find(FILE)).isPresent();
    }

    @Test
    void aWriterIsSupersededByTheNextThatBegins() {
        long epoch = began(1);
        watch("first", epoch);

        began(2);

        assertThat(superseded).containsExactly("first");
    }

    @Test
    void aWriterThatBeginsToWatchTooLateIsSupersededAtOnce() {
        long epoch = began(1);
        began(2);

        watch("first", epoch);

        assertThat(superseded).containsExactly("first");
    }

    @Test
    void aLaterWatcherEndsTheEarlierOneThoughItCameBetween() {
        long first = began(1);
        watch("first", first);

        table.watch(FILE, first + 1, () -> superseded.add("second"));

        assertThat(superseded).contains("first");
    }

    @Test
    void anEarlierWatcherNeverTakesThePlaceOfALaterOne() {
        long first = began(1);
        long second = began(2);
        watch("second", second);

        watch("first", first);
        began(3);

        assertThat(superseded).containsExactly("first", "second");
    }

    @Test
    void whoeverHasStoppedWatchingIsNotTold() {
        long epoch = began(1);
        var watch = table.watch(FILE, epoch, () -> superseded.add("first"));

        watch.close();
        began(2);

        assertThat(superseded).isEmpty();
    }

    private void watch(String name, long epoch) {
        var _ = table.watch(FILE, epoch, () -> superseded.add(name));
    }

    private long began(long place) {
        table.apply(new AppendBegan(FILE, 0, null, AT), place);
        return UploadStatus.epochAt(place);
    }
}
