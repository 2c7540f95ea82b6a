package org.artstore.worker.diskstore;

import org.artstore.worker.disk.DiskFailed;
import org.artstore.worker.disk.Forced;
import org.artstore.worker.disk.Listing;
import org.artstore.worker.fixity.Damaged;
import org.artstore.worker.inventory.Entry;
import org.artstore.worker.inventory.Inventory;
import org.artstore.worker.inventory.Place;
import org.artstore.worker.inventory.Unfinished;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// What lies in the directories of hours.
record DiskInventory(Path root) implements Inventory {

    private static final int READ_AT_ONCE = 256 << 10;

    /// More than an attr.json of any version has.
    private static final int SMALL = 64 << 10;

    @Override
    public List<Entry> next(Place after, int most, Predicate<String> wanted) {
        var hours = new Hours(root);
        var from = after;
        while (true) {
            var names = names(from, most, wanted);
            var found = names.stream().map(from::sibling).flatMap(it -> look(it).stream()).toList();
            if (!found.isEmpty()) {
                return found;
            }
            var next =
                    names.isEmpty()
                            ? hours.after(from.hour()).map(it -> new Place(it, ""))
                            : Optional.of(from.sibling(names.getLast()));
            if (next.isEmpty()) {
                return List.of();
            }
            from = next.get();
        }
    }

    private List<String> names(Place after, int most, Predicate<String> wanted) {
        if (after.hour().isEmpty()) {
            return List.of();
        }
        var names = new TreeSet<String>();
        Listing.forEach(
                root.resolve(after.hour()),
                entry -> {
                    var name = entry.getFileName().toString();
                    if (name.compareTo(after.name()) > 0 && wanted.test(name)) {
                        names.add(name);
                        if (names.size() > most) {
                            names.removeLast();
                        }
                    }
                });
        return List.copyOf(names);
    }

    /// An error is not taken for an absent entry.
    @Override
    public Optional<Entry> look(Place place) {
        var path = path(place);
        try {
            var attributes =
                    path.getFileSystem()
                            .provider()
                            .readAttributesIfExists(
                                    path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return attributes == null ? Optional.empty() : Optional.of(entry(place, attributes));
        } catch (IOException e) {
            throw DiskFailed.of(path, e);
        }
    }

    private static Entry entry(Place place, BasicFileAttributes attributes) {
        return new Entry(
                place,
                attributes.size(),
                attributes.lastModifiedTime().toInstant(),
                attributes.isRegularFile());
    }

    @Override
    public Optional<byte[]> get(Place place) {
        try (var in = Files.newInputStream(path(place))) {
            return Optional.of(in.readNBytes(SMALL));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    @Override
    public boolean read(Place place, Reader reader) throws InterruptedException {
        var buffer = ByteBuffer.allocate(READ_AT_ONCE);
        try (var file = FileChannel.open(path(place))) {
            while (file.read(buffer.clear()) >= 0) {
                reader.take(buffer.array(), buffer.position());
            }
            return true;
        } catch (NoSuchFileException _) {
            return false;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static Damaged unreadable(IOException failure) {
        return new Damaged("cannot be read: " + failure.getClass().getSimpleName());
    }

    @Override
    public void remove(Place place) {
        Forced.remove(path(place));
    }

    /// What is not ended lies in staging, and is looked after there.
    @Override
    public void unfinished(Consumer<Unfinished> visitor) {}

    @Override
    public void abandon(Unfinished unfinished) {
        throw new IllegalStateException("not of a disk: " + unfinished);
    }

    private Path path(Place place) {
        return root.resolve(place.hour()).resolve(place.name());
    }
}
