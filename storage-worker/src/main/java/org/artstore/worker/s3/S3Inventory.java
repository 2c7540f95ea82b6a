package org.artstore.worker.s3;

import org.artstore.worker.inventory.Entry;
import org.artstore.worker.inventory.Inventory;
import org.artstore.worker.inventory.Place;
import org.artstore.worker.inventory.Unfinished;

import software.amazon.awssdk.core.BytesWrapper;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// What lies below the prefix of an element, in the order in which the store lists it.
record S3Inventory(S3Bucket bucket) implements Inventory {

    private static final Pattern HOUR = Pattern.compile("\\d{4}/\\d{2}/\\d{2}/\\d{2}");
    private static final long READ_AT_ONCE = 4 << 20;

    /// What begins with a dot comes before, and is no hour.
    @Override
    public List<Entry> next(Place after, int most, Predicate<String> wanted) {
        var found = new ArrayList<Entry>();
        bucket.listWhile(
                "",
                after.key(),
                object -> {
                    var place = place(bucket.relative(object));
                    if (HOUR.matcher(place.hour()).matches() && wanted.test(place.name())) {
                        found.add(new Entry(place, object.size(), object.lastModified(), true));
                    }
                    return found.size() < most;
                });
        return found;
    }

    private static Place place(String key) {
        int slash = key.lastIndexOf('/');
        return new Place(key.substring(0, Math.max(slash, 0)), key.substring(slash + 1));
    }

    @Override
    public Optional<Entry> look(Place place) {
        return bucket.head(place.key())
                .map(it -> new Entry(place, it.contentLength(), it.lastModified(), true));
    }

    @Override
    public Optional<byte[]> get(Place place) {
        return bucket.get(place.key()).map(BytesWrapper::asByteArray);
    }

    @Override
    public boolean read(Place place, Reader reader) throws InterruptedException {
        var entry = look(place);
        if (entry.isEmpty()) {
            return false;
        }
        for (long at = 0; at < entry.get().size(); at += READ_AT_ONCE) {
            long end = Math.min(at + READ_AT_ONCE, entry.get().size());
            var range = "bytes=" + at + "-" + (end - 1);
            var bytes =
                    S3Answers.ifThere(() -> S3Answers.of(bucket.fetch(place.key(), range)))
                            .map(BytesWrapper::asByteArrayUnsafe);
            if (bytes.isEmpty()) {
                return false;
            }
            reader.take(bytes.get(), bytes.get().length);
        }
        return true;
    }

    @Override
    public void remove(Place place) {
        bucket.delete(place.key());
    }

    /// Uploads in parts.
    @Override
    public void unfinished(Consumer<Unfinished> visitor) {
        bucket.listBegun(
                begun -> {
                    var place = place(begun.key().substring(bucket.prefix().length()));
                    visitor.accept(new Unfinished(place, begun.uploadId(), begun.initiated()));
                });
    }

    @Override
    public void abandon(Unfinished unfinished) {
        new PartwiseObject(bucket, unfinished.place().key(), "").abort(unfinished.id());
    }
}
