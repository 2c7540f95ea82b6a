package org.artstore.auth.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.function.Function;

class PageTest {

    @Test
    void leadsToTheNextOne() {
        var first = page(PageRequest.of(2, null), "a", "b", "c");
        assertThat(first.items()).containsExactly("a", "b");
        assertThat(PageRequest.of(2, first.nextCursor()).afterKey()).isEqualTo("b");
    }

    @Test
    void endsWithoutACursor() {
        assertThat(page(PageRequest.of(2, null), "a", "b").nextCursor()).isNull();
        assertThat(page(PageRequest.of(2, null)).nextCursor()).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1_001})
    void holdsOneToAThousand(int limit) {
        assertThatThrownBy(() -> PageRequest.of(limit, null)).isInstanceOf(PageRejected.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "AA", "_w", "YQ=", "/w=="})
    void refusesACursorThatWasNotGivenOut(String cursor) {
        assertThatThrownBy(() -> PageRequest.of(1, cursor)).isInstanceOf(PageRejected.class);
    }

    private static Page<String> page(PageRequest request, String... found) {
        return Page.of(request, List.of(found), Function.identity(), Function.identity());
    }
}
