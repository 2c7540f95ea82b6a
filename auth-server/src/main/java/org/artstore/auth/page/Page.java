package org.artstore.auth.page;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Function;

/// One page of a list.
///
/// @param nextCursor where the next page begins; null on the last one
public record Page<T>(List<T> items, @Nullable String nextCursor) {

    public Page {
        items = List.copyOf(items);
    }

    /// The page that `request` asks for.
    ///
    /// @param found the entries after the request's key in the order of their keys, up to one more
    /// than its limit
    public static <S, T> Page<T> of(
            PageRequest request, List<S> found, Function<S, String> key, Function<S, T> view) {
        var shown = found.subList(0, Math.min(request.limit(), found.size()));
        var next = found.size() > request.limit() ? Cursor.after(key.apply(shown.getLast())) : null;
        return new Page<>(shown.stream().map(view).toList(), next);
    }
}
