package org.artstore.query.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.artstore.query.log.DocumentKey;
import org.artstore.query.world.Papers;
import org.artstore.schemas.document.Document;
import org.junit.jupiter.api.Test;

import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

class MemoryCacheTest {

    private static final Duration BOUND = Duration.ofSeconds(5);

    private final MemoryCache cache = new MemoryCache(10);
    private final Papers papers = Papers.called("a.txt");
    private final DocumentKey key = DocumentKey.of(papers.document());
    private final AtomicInteger loads = new AtomicInteger();

    @Test
    void loadsOnceForAllWhoAskAtOnce() {
        var loading = Sinks.<Document>one();
        var load = counted(loading.asMono());
        var all = Mono.zip(cache.get(key, load), cache.get(key, load), cache.get(key, load));
        StepVerifier.create(all)
                .then(() -> loading.tryEmitValue(papers.document()).orThrow())
                .expectNextCount(1)
                .expectComplete()
                .verify(BOUND);
        assertThat(loads).hasValue(1);
    }

    @Test
    void keepsNeitherAFailureNorAMiss() {
        StepVerifier.create(cache.get(key, counted(Mono.error(new IllegalStateException("away")))))
                .expectError(IllegalStateException.class)
                .verify(BOUND);
        StepVerifier.create(cache.get(key, counted(Mono.empty()))).expectComplete().verify(BOUND);
        assertVersion(1, papers.document());
        assertThat(loads).hasValue(2);
    }

    @Test
    void learnsANewVersionAndNoOldOne() {
        assertVersion(2, papers.inVersion(2).document());
        cache.learn(papers.inVersion(1).document());
        assertVersion(2, papers.inVersion(9).document());
        cache.learn(papers.inVersion(3).document());
        assertVersion(3, papers.inVersion(9).document());
    }

    @Test
    void doesNotKeepAnOldVersionThatWasBeingLoadedWhenTheNewOneCame() {
        var loading = Sinks.<Document>one();
        var old = papers.document();
        StepVerifier.create(cache.get(key, loading.asMono()))
                .then(() -> cache.learn(papers.inVersion(2).document()))
                .then(() -> loading.tryEmitValue(old).orThrow())
                .expectNext(old)
                .expectComplete()
                .verify(BOUND);
        assertVersion(2, old);
    }

    @Test
    void keepsNothingThatNobodyHasAskedFor() {
        cache.learn(papers.document());
        assertThat(cache.has(key)).isFalse();
    }

    private void assertVersion(long version, Document loaded) {
        StepVerifier.create(cache.get(key, Mono.just(loaded)))
                .expectNextMatches(found -> found.version() == version)
                .expectComplete()
                .verify(BOUND);
    }

    private Mono<Document> counted(Mono<Document> load) {
        return Mono.defer(
                () -> {
                    loads.incrementAndGet();
                    return load;
                });
    }
}
