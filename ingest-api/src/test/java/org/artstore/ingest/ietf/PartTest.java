package org.artstore.ingest.ietf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.artstore.ingest.refusal.Refusal;
import org.artstore.ingest.refusal.UploadRefused;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;

import java.util.OptionalLong;

class PartTest {

    @Test
    void theLengthFollowsFromTheLastPart() {
        var part =
                Part.next(headers("Upload-Complete: ?1", "Upload-Offset: 7", "Content-Length: 5"));

        assertThat(part).isEqualTo(new Part(7, true, OptionalLong.of(5), OptionalLong.of(12)));
    }

    @Test
    void theLengthDoesNotFollowFromAnotherPart() {
        var part = Part.first(headers("Upload-Complete: ?0", "Content-Length: 5"));

        assertThat(part).isEqualTo(new Part(0, false, OptionalLong.of(5), OptionalLong.empty()));
    }

    @Test
    void theLengthMayBeSaid() {
        var part = Part.first(headers("Upload-Complete: ?0", "Upload-Length: 5"));

        assertThat(part.length()).hasValue(5);
        assertThat(part.isEmpty()).isFalse();
    }

    @Test
    void aPartWithoutBytesIsEmpty() {
        assertThat(Part.first(headers("Upload-Complete: ?0", "Content-Length: 0")).isEmpty())
                .isTrue();
    }

    @Test
    void malformedLengthsAreIgnored() {
        var part = Part.first(headers("Upload-Complete: ?0", "Upload-Length: many"));

        assertThat(part.length()).isEmpty();
    }

    @Test
    void lengthsThatContradictEachOtherAreRefused() {
        var conflict = new Refusal.LengthConflict();

        assertRefused(
                () ->
                        Part.next(
                                headers(
                                        "Upload-Complete: ?1",
                                        "Upload-Offset: 7",
                                        "Content-Length: 5",
                                        "Upload-Length: 13")),
                conflict);
        assertRefused(
                () ->
                        Part.first(
                                headers(
                                        "Upload-Complete: ?0",
                                        "Content-Length: 6",
                                        "Upload-Length: 5")),
                conflict);
    }

    @Test
    void headersThatAreMissingAreRefused() {
        assertRefused(
                () -> Part.first(headers("Upload-Complete: yes")),
                new Refusal.MalformedHeader("Upload-Complete"));
        assertRefused(
                () -> Part.next(headers("Upload-Complete: ?0", "Upload-Offset: -1")),
                new Refusal.MalformedHeader("Upload-Offset"));
    }

    private static void assertRefused(ThrowingCallable reading, Refusal why) {
        assertThatThrownBy(reading)
                .isInstanceOfSatisfying(
                        UploadRefused.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(why));
    }

    private static HttpHeaders headers(String... lines) {
        var headers = new HttpHeaders();
        for (var line : lines) {
            var parts = line.split(": ", 2);
            headers.add(parts[0], parts[1]);
        }
        return headers;
    }
}
