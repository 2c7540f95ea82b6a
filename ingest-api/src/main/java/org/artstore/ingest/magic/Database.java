package org.artstore.ingest.magic;

import org.apache.tika.mime.MediaType;

import java.util.List;
import java.util.Map;

import javax.xml.namespace.QName;

/// What Tika knows of the contents of documents.
///
/// @param magics in the order in which they are looked at
/// @param roots the types of XML documents by their first element
record Database(List<Magic> magics, Map<QName, MediaType> roots) {

    Database {
        magics = magics.stream().sorted(Magic.ORDER).toList();
        roots = Map.copyOf(roots);
    }

    /// Those that can match what begins with this byte, from 0 to 255.
    List<Magic> admitting(int first) {
        return magics.stream().filter(magic -> magic.clause().admits(first)).toList();
    }

    List<Clause> clauses(MediaType type) {
        return magics.stream()
                .filter(magic -> magic.type().equals(type))
                .map(Magic::clause)
                .toList();
    }
}
