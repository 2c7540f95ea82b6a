package org.artstore.query.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.artstore.query.log.DocumentKey;
import org.artstore.query.log.DocumentState;
import org.artstore.query.world.Papers;
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
        var loading = Sinks.<DocumentState>one();
        var load = counted(loading.asMono());
        var all = Mono.zip(cache.get(key, load), cache.get(key, load), cache.get(key, load));
        StepVerifier.create(all)
                .then(() -> loading.tryEmitValue(papers.state()).orThrow())
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
        assertVersion(1, papers.state());
        assertThat(loads).hasValue(2);
    }

    @Test
    void learnsANewVersionAndNoOldOne() {
        assertVersion(2, papers.inVersion(2).state());
        cache.learn(papers.inVersion(1).state());
        assertVersion(2, papers.inVersion(9).state());
        cache.learn(papers.inVersion(3).state());
        assertVersion(3, papers.inVersion(9).state());
    }

    @Test
    void doesNotKeepAnOldVersionThatWasBeingLoadedWhenTheNewOneCame() {
        var loading = Sinks.<DocumentState>one();
        var old = papers.state();
        StepVerifier.create(cache.get(key, loading.asMono()))
                .then(() -> cache.learn(papers.inVersion(2).state()))
                .then(() -> loading.tryEmitValue(old).orThrow())
                .expectNext(old)
                .expectComplete()
                .verify(BOUND);
        assertVersion(2, old);
    }

    @Test
    void keepsNothingThatNobodyHasAskedFor() {
        cache.learn(papers.state());
        assertThat(cache.has(key)).isFalse();
    }

    private void assertVersion(long version, DocumentState loaded) {
        StepVerifier.create(cache.get(key, Mono.just(loaded)))
                .expectNextMatches(found -> found.version() == version)
                .expectComplete()
                .verify(BOUND);
    }

    private Mono<DocumentState> counted(Mono<DocumentState> load) {
        return Mono.defer(
                () -> {
                    loads.incrementAndGet();
                    return load;
                });
    }

    @Test
    @SuppressWarnings("NullAway")
    void learnsWhileALoadThatFoundNothingIsStillThere() {
        var state = Papers.called("found too late.txt").state();
        var nothing = Mono.<DocumentState>empty().toFuture();
        assertThat(MemoryCache.newer(nothing, state)).isCompletedWithValue(state);
    }
}
