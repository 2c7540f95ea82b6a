package org.artstore.query.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.artstore.query.world.Papers;
import org.junit.jupiter.api.Test;

import java.util.Map;

class OverlayTest {

    private final Overlay overlay = new Overlay(2);
    private final Papers papers = Papers.called("a.txt");

    @Test
    void keepsTheNewestVersionWhateverTheOrder() {
        overlay.learn(papers.inVersion(2).state(), 0, 7);
        overlay.learn(papers.inVersion(1).state(), 0, 8);
        assertThat(overlay.find(key(papers)))
                .hasValueSatisfying(found -> assertThat(found.version()).isEqualTo(2));
    }

    @Test
    void forgetsWhatTheIndexHas() {
        var later = Papers.called("b.txt");
        overlay.learn(papers.state(), 3, 7);
        overlay.learn(later.state(), 3, 8);
        overlay.forget(Map.of(2, 100L, 3, 8L));
        assertThat(overlay.find(key(papers))).isEmpty();
        assertThat(overlay.find(key(later))).isPresent();
    }

    @Test
    void remembersThatItLeftSomethingOutUntilTheIndexHasIt() {
        overlay.learn(papers.state(), 0, 1);
        overlay.learn(Papers.called("b.txt").state(), 0, 2);
        overlay.learn(Papers.called("c.txt").state(), 0, 3);
        assertThat(overlay.size()).isEqualTo(2);
        assertThat(overlay.isIncomplete()).isTrue();
        overlay.forget(Map.of(0, 3L));
        assertThat(overlay.isIncomplete()).isTrue();
        overlay.forget(Map.of(0, 4L));
        assertThat(overlay.isIncomplete()).isFalse();
    }

    @Test
    void takesANewVersionOfWhatItKeepsEvenWhenFull() {
        overlay.learn(papers.state(), 0, 1);
        overlay.learn(Papers.called("b.txt").state(), 0, 2);
        overlay.learn(papers.inVersion(2).state(), 0, 3);
        assertThat(overlay.isIncomplete()).isFalse();
        assertThat(overlay.find(key(papers)).map(DocumentState::version)).hasValue(2L);
    }

    private static DocumentKey key(Papers papers) {
        return DocumentKey.of(papers.document());
    }
}
