package org.artstore.worker.store;

import java.util.List;
import java.util.Optional;

/// Small things that are kept on an element beside its files, for whoever has it next. Names begin
/// with a dot, and may have a directory. To be used by one thread for each name.
public interface Notes {

    Optional<byte[]> get(String name);

    /// A crash leaves these bytes, or those that were there before.
    void put(String name, byte[] bytes);

    /// Removes it if it is there.
    void remove(String name);

    /// The names in a directory, without it.
    List<String> names(String directory);
}
