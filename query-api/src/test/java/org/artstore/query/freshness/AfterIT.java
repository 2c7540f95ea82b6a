package org.artstore.query.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import org.artstore.query.world.Answer;
import org.artstore.query.world.Papers;
import org.artstore.query.world.World;
import org.artstore.schemas.file.Receipt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

class AfterIT {

    private static World world;

    @BeforeAll
    static void start() throws Exception {
        world = World.shared().besides("--artstore.freshness.within=PT3S");
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @Test
    void searchesWhenTheIndexHasTheWrite() throws Exception {
        var papers = Papers.called("awaited parcel.txt");
        var receipt = world.log().stored(papers);
        var search = CompletableFuture.supplyAsync(() -> get("/api/v1/search?q=parcel", receipt));
        world.index().add(papers);
        assertThat(search).isNotDone();
        apply(receipt);
        assertThat(search.get().json().path("total").asLong()).isEqualTo(1);
        assertThat(get("/api/v1/search?q=parcel", receipt).status()).isEqualTo(200);
    }

    @Test
    void tellsHowFarTheIndexIsBehind() throws Exception {
        var receipt = world.log().stored(Papers.called("late.txt"));
        world.index().applied(world.log().topicId(), receipt.partition(), receipt.offset());
        var start = Instant.now();
        var answer = get("/api/v1/search?q=late", receipt);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.code()).isEqualTo("index-behind");
        assertThat(answer.json().path("missing").asLong()).isEqualTo(1);
        assertThat(answer.json().path("applied").asLong()).isEqualTo(receipt.offset());
        assertThat(answer.header("Retry-After")).isNotEmpty();
        assertThat(Duration.between(start, Instant.now()))
                .isBetween(Duration.ofSeconds(3), Duration.ofSeconds(5));
    }

    @Test
    void showsADocumentThatTheLogHasAndTheIndexNot() throws Exception {
        var papers = Papers.called("young.txt");
        var receipt = world.log().stored(papers);
        assertThat(get("/api/v1/files/" + papers.file(), receipt).status()).isEqualTo(200);
        var changed = papers.inVersion(2).described("changed");
        var second = world.log().changed(changed);
        assertThat(
                        get("/api/v1/files/" + papers.file(), second)
                                .json()
                                .path("description")
                                .asString())
                .isEqualTo("changed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "1", "-1-2", "1-2-3", "99999999999-1", "1-x", "1-2, 1-3"})
    void refusesWhatIsNoReceipt(String given) throws Exception {
        var answer = Answer.to(world.get("/api/v1/search?q=a").header(AfterFilter.HEADER, given));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("malformed-receipt");
    }

    @Test
    void refusesTwoReceipts() throws Exception {
        var request = world.get("/api/v1/search?q=a").header(AfterFilter.HEADER, "0-0");
        assertThat(Answer.to(request.header(AfterFilter.HEADER, "0-1")).code())
                .isEqualTo("malformed-receipt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0-999999999999", "777-0"})
    void refusesAReceiptOfNoEventOfThisLog(String receipt) throws Exception {
        var start = Instant.now();
        var answer = Answer.to(world.get("/api/v1/search?q=a").header(AfterFilter.HEADER, receipt));
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("receipt-not-in-log");
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void asksForATokenFirst() throws Exception {
        var answer =
                Answer.to(
                        world.get("/api/v1/search?q=a", null)
                                .header(AfterFilter.HEADER, "0-999999"));
        assertThat(answer.status()).isEqualTo(401);
    }

    private static void apply(Receipt receipt) throws Exception {
        world.index().applied(world.log().topicId(), receipt.partition(), receipt.offset() + 1);
    }

    private static Answer get(String path, Receipt after) {
        try {
            return Answer.to(world.get(path).header(AfterFilter.HEADER, after.toString()));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
