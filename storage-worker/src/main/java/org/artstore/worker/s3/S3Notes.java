package org.artstore.worker.s3;

import org.artstore.worker.store.Notes;

import software.amazon.awssdk.core.BytesWrapper;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Each note is an object.
record S3Notes(S3Bucket bucket) implements Notes {

    @Override
    public Optional<byte[]> get(String name) {
        return bucket.get(name).map(BytesWrapper::asByteArray);
    }

    @Override
    public void put(String name, byte[] bytes) {
        bucket.write(name, bytes);
    }

    @Override
    public void remove(String name) {
        bucket.delete(name);
    }

    @Override
    public List<String> names(String directory) {
        var names = new ArrayList<String>();
        int start = directory.length() + 1;
        bucket.list(directory + "/", it -> names.add(bucket.relative(it).substring(start)));
        return names;
    }
}
