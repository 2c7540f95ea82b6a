package org.artstore.standalone.setup;

import org.artstore.standalone.data.DataFolder;

import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/// A disk element that a new installation starts with, as auth-server takes it.
@JsonNaming(SnakeCaseStrategy.class)
record FirstElement(
        String elementId,
        String displayName,
        String kind,
        String mode,
        int priority,
        long capacityBytes,
        String worker,
        String root) {
    static final List<String> IDS = List.of("edit-01", "rw-01");

    /// Both may fill the disk: what must stay free on it is the worker's to know.
    static List<FirstElement> in(DataFolder folder) {
        return IDS.stream().map(id -> in(folder, id)).toList();
    }

    private static FirstElement in(DataFolder folder, String id) {
        var mode = id.substring(0, id.indexOf('-'));
        var root = folder.elements().resolve(id);
        try {
            Files.createDirectories(root);
        } catch (IOException e) {
            throw DataFolder.unusable(root, e);
        }
        return new FirstElement(
                id, id, "disk", mode, 1, folder.usableBytes(), "local", root.toString());
    }
}
