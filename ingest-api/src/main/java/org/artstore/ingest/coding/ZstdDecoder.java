package org.artstore.ingest.coding;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// Undoes zstd (RFC 8878), of as many frames as there are, with windows of at most 8 MiB
/// (RFC 9659).
final class ZstdDecoder implements Decoder {

    private static final int LARGEST_WINDOW = 23;

    private final Fed fed = new Fed();
    private final ZstdInputStreamNoFinalizer stream;
    private boolean any;

    ZstdDecoder() {
        try {
            stream = new ZstdInputStreamNoFinalizer(fed);
            stream.setLongMax(LARGEST_WINDOW);
            stream.setContinuous(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What has been fed, as a stream.
    private static final class Fed extends InputStream {
        private ByteArrayInputStream bytes = new ByteArrayInputStream(new byte[0]);

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            return bytes.read(into, offset, length);
        }

        @Override
        public int available() {
            return bytes.available();
        }
    }

    @Override
    public void feed(byte[] coded) {
        any = any || coded.length > 0;
        fed.bytes = new ByteArrayInputStream(coded);
    }

    @Override
    public int decode(byte[] piece) throws MalformedCoding {
        try {
            return Math.max(0, stream.read(piece, 0, piece.length));
        } catch (IOException e) {
            throw new MalformedCoding(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void finish() throws MalformedCoding {
        stream.setContinuous(false);
        if (!any || decode(new byte[1]) > 0) {
            throw new MalformedCoding("ends too early");
        }
    }

    @Override
    public void close() {
        try {
            stream.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
