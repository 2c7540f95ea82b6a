package org.artstore.worker.inventory;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// What lies on an element in the places of files, whether it belongs to one or not. It may be used
/// by any thread. All calls block, and fail as those of the element's store do.
public interface Inventory {

    /// The next entries behind `after` in the order of this element, at most so many; none when
    /// there are no more.
    ///
    /// @param wanted by their names
    List<Entry> next(Place after, int most, Predicate<String> wanted);

    /// What lies at this place, if anything does.
    Optional<Entry> look(Place place);

    /// All of an entry that is known to be small, if it is there.
    ///
    /// @throws org.artstore.worker.fixity.Damaged when it is, and cannot be read
    Optional<byte[]> get(Place place);

    /// Hands over the bytes of an entry as they lie there; false when there is none.
    ///
    /// @throws org.artstore.worker.fixity.Damaged when there is one, and cannot be read
    boolean read(Place place, Reader reader) throws InterruptedException;

    /// Removes an entry if it is there.
    void remove(Place place);

    /// Shows what was begun and not ended, wherever it lies.
    void unfinished(Consumer<Unfinished> visitor);

    /// Lets go of it if it is still there.
    void abandon(Unfinished unfinished);

    /// Takes bytes in order.
    interface Reader {

        /// The first `length` of `bytes`, which are written over afterwards.
        void take(byte[] bytes, int length) throws InterruptedException;
    }
}
