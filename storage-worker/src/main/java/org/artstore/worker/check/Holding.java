package org.artstore.worker.check;

import org.artstore.schemas.holding.Holdings;
import org.artstore.schemas.holding.IndexedCopy;
import org.artstore.schemas.holding.IndexedDocument;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.id.FileId;

import java.util.List;
import java.util.stream.Stream;

/// What the index has under the id that an element knows a file by.
sealed interface Holding {

    FileId file();

    ElementId element();

    /// The row of a document.
    record Row(IndexedDocument document) implements Holding {

        @Override
        public FileId file() {
            return document.fileId();
        }

        @Override
        public ElementId element() {
            return document.elementId();
        }
    }

    /// A restored copy.
    record Copy(IndexedCopy copy) implements Holding {

        @Override
        public FileId file() {
            return copy.copyId();
        }

        @Override
        public ElementId element() {
            return copy.elementId();
        }
    }

    /// All that an answer has.
    static List<Holding> of(Holdings answer) {
        return Stream.<Holding>concat(
                        answer.documents().stream().map(Row::new),
                        answer.copies().stream().map(Copy::new))
                .toList();
    }
}
