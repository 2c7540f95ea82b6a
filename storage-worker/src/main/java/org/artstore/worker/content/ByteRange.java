package org.artstore.worker.content;

import org.jspecify.annotations.Nullable;

import java.util.regex.Pattern;

/// A part of a file, never empty.
///
/// @param start the first byte
/// @param length how many bytes
/// @param partial whether a part was asked for, even if that is all of it
record ByteRange(long start, long length, boolean partial) {

    private static final Pattern SINGLE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    static ByteRange whole(long size) {
        return new ByteRange(0, size, false);
    }

    /// What a `Range` header asks for of a file of `size` bytes. One that is no single range of
    /// bytes is ignored (RFC 9110, 14.2).
    ///
    /// @throws ContentRejected.OutOfRange when no such byte exists
    static ByteRange of(@Nullable String header, long size) {
        var asked = SINGLE.matcher(header == null ? "" : header.strip());
        if (!asked.matches()) {
            return whole(size);
        }
        var first = asked.group(1);
        var last = asked.group(2);
        if (first.isEmpty()) {
            return last.isEmpty() ? whole(size) : suffix(Long.parseLong(last), size);
        }
        long end = last.isEmpty() ? Long.MAX_VALUE : Long.parseLong(last) + 1;
        return between(Long.parseLong(first), end, size);
    }

    private static ByteRange between(long start, long end, long size) {
        if (end <= start) {
            return whole(size);
        }
        if (start >= size) {
            throw new ContentRejected.OutOfRange(size);
        }
        return new ByteRange(start, Math.min(end, size) - start, true);
    }

    private static ByteRange suffix(long length, long size) {
        if (length == 0) {
            throw new ContentRejected.OutOfRange(size);
        }
        long served = Math.min(length, size);
        return new ByteRange(size - served, served, true);
    }

    /// The byte behind the last.
    long end() {
        return start + length;
    }

    /// The value of `Content-Range`.
    String contentRange(long size) {
        return "bytes " + start + "-" + (end() - 1) + "/" + size;
    }
}
