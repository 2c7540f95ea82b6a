package org.artstore.schemas.attr;

import java.util.List;

/// An attr.json in v1.0, for systems that read nothing newer.
///
/// @param json its text
/// @param dropped the fields of v2.0 that nobody could read back from it, in the order of their
///     names; empty when nothing is lost
public record Version1Export(String json, List<String> dropped) {

    public Version1Export {
        dropped = List.copyOf(dropped);
    }
}
