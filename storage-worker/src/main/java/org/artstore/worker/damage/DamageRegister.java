package org.artstore.worker.damage;

import org.artstore.schemas.event.EventJson;
import org.artstore.schemas.file.FileEvent.FileDamaged;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.id.FileId;
import org.artstore.worker.disk.DiskFailed;
import org.artstore.worker.disk.ElementDirectory;
import org.artstore.worker.disk.Forced;
import org.artstore.worker.disk.Listing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tools.jackson.core.JacksonException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The files of one element that are damaged, each with a small file of its own beside the staging
/// of the element, so that a restart does not forget it. Safe for use by several threads.
public final class DamageRegister {

    private static final Logger LOG = LoggerFactory.getLogger(DamageRegister.class);
    private static final String UNFINISHED = ".new";

    private final Path directory;
    private final Map<FileId, FileDamaged> damaged = new ConcurrentHashMap<>();

    private DamageRegister(Path directory) {
        this.directory = directory;
    }

    /// What earlier processes kept.
    public static DamageRegister load(ElementId element, ElementDirectory directory) {
        var register = new DamageRegister(directory.root().resolve(".damaged"));
        Listing.forEach(register.directory, entry -> register.read(element, entry));
        return register;
    }

    public boolean contains(FileId file) {
        return damaged.containsKey(file);
    }

    public int size() {
        return damaged.size();
    }

    public Collection<FileDamaged> all() {
        return List.copyOf(damaged.values());
    }

    /// From now on the file is damaged for this process.
    public void add(FileDamaged damage) {
        damaged.put(damage.fileId(), damage);
    }

    /// From now on it is for every process.
    public synchronized void keep(FileDamaged damage) {
        damaged.put(damage.fileId(), damage);
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw DiskFailed.of(directory, e);
        }
        var kept = directory.resolve(damage.fileId().toString());
        var unfinished = kept.resolveSibling(kept.getFileName() + UNFINISHED);
        Forced.write(unfinished, EventJson.MAPPER.writeValueAsBytes(damage));
        Forced.move(unfinished, kept);
        Forced.directory(directory);
    }

    /// The file is what was stored.
    public synchronized void remove(FileId file) {
        Forced.remove(directory.resolve(file.toString()));
        damaged.remove(file);
    }

    /// An entry that cannot be read still says which file it is about.
    private void read(ElementId element, Path entry) {
        var name = entry.getFileName().toString();
        try {
            if (name.endsWith(UNFINISHED)) {
                Forced.remove(entry);
            } else {
                add(EventJson.MAPPER.readValue(Files.readAllBytes(entry), FileDamaged.class));
            }
        } catch (JacksonException | IOException unreadable) {
            LOG.atWarn()
                    .addKeyValue("file_id", name)
                    .setCause(unreadable)
                    .log("What was noted of a damaged file cannot be read");
            add(unknown(FileId.parse(name), element));
        }
    }

    private static FileDamaged unknown(FileId file, ElementId element) {
        return new FileDamaged(
                file, null, element, FileDamaged.Part.CONTENT, "found earlier", Instant.EPOCH);
    }
}
