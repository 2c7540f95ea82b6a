package org.artstore.worker.damage;

import org.artstore.schemas.event.EventJson;
import org.artstore.schemas.file.FileEvent.FileDamaged;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.id.FileId;
import org.artstore.worker.disk.DiskFailed;
import org.artstore.worker.store.Notes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tools.jackson.core.JacksonException;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The files of one element that are damaged, each with a note of its own on the element, so that a
/// restart does not forget it. Safe for use by several threads.
public final class DamageRegister {

    private static final Logger LOG = LoggerFactory.getLogger(DamageRegister.class);
    private static final String PLACE = ".damaged";

    private final Notes notes;
    private final Map<FileId, FileDamaged> damaged = new ConcurrentHashMap<>();

    private DamageRegister(Notes notes) {
        this.notes = notes;
    }

    /// What earlier processes kept.
    public static DamageRegister load(ElementId element, Notes notes) {
        var register = new DamageRegister(notes);
        notes.names(PLACE).forEach(name -> register.read(element, name));
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
        notes.put(note(damage.fileId()), EventJson.MAPPER.writeValueAsBytes(damage));
    }

    /// The file is what was stored.
    public synchronized void remove(FileId file) {
        notes.remove(note(file));
        damaged.remove(file);
    }

    private static String note(FileId file) {
        return PLACE + "/" + file;
    }

    /// An entry that cannot be read still says which file it is about.
    private void read(ElementId element, String name) {
        var file = FileId.parse(name);
        try {
            notes.get(note(file))
                    .map(it -> EventJson.MAPPER.readValue(it, FileDamaged.class))
                    .ifPresent(this::add);
        } catch (JacksonException | DiskFailed unreadable) {
            LOG.atWarn()
                    .addKeyValue("file_id", name)
                    .setCause(unreadable)
                    .log("What was noted of a damaged file cannot be read");
            add(unknown(file, element));
        }
    }

    private static FileDamaged unknown(FileId file, ElementId element) {
        return new FileDamaged(
                file, null, element, FileDamaged.Part.CONTENT, "found earlier", Instant.EPOCH);
    }
}
