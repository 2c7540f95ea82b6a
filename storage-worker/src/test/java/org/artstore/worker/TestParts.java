package org.artstore.worker;

import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.journal.JournalRecord;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/// A document of a test that comes as several uploads.
///
/// @param whole what they are when they are joined
public record TestParts(TestUpload whole, List<TestUpload> parts) {
    /// Parts of these sizes.
    public static TestParts of(ElementId element, String filename, int... sizes) {
        var parts = new ArrayList<TestUpload>();
        var bytes = new ByteArrayOutputStream();
        for (int size : sizes) {
            var part = TestUpload.of(element, filename + parts.size(), size);
            parts.add(part);
            bytes.writeBytes(part.bytes());
        }
        var any = TestUpload.of(element, filename, 1);
        var whole = new TestUpload(any.fileId(), element, filename, bytes.toByteArray(), null);
        return new TestParts(whole, parts);
    }

    /// The bytes of the parts, in turns.
    public List<JournalRecord> records() {
        var records = new ArrayList<JournalRecord>();
        parts.forEach(part -> records.add(part.opened()));
        for (int at = 0; records.size() < total(); at++) {
            for (var part : parts) {
                part.chunks().stream().skip(at).limit(1).forEach(records::add);
            }
        }
        return records;
    }

    public JournalRecord joined() {
        return whole.joined(parts);
    }

    private int total() {
        return parts.stream().mapToInt(part -> 1 + part.chunks().size()).sum();
    }
}
