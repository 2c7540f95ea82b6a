package org.artstore.index.generation;

/// One build of the index from the file log; a later one is built beside it and takes over.
public record Generation(int number) {

    /// The one that a new installation begins with.
    public static final Generation FIRST = new Generation(1);

    public Generation {
        if (number < 1) {
            throw new IllegalArgumentException("generations begin at 1");
        }
    }

    /// The PostgreSQL schema with its tables.
    public String schema() {
        return "generation_" + number;
    }

    /// The Streams application that fills it.
    public String applicationId() {
        return "artstore-index-" + number;
    }
}
