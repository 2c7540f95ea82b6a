package org.artstore.ingest.coding;

import org.jspecify.annotations.Nullable;

import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Undoes gzip (RFC 1952), of as many members as there are; each must have its checksum and length.
final class GzipDecoder implements Decoder {

    private static final int TRAILER = 8;
    private static final int OCTET = 0xff;

    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private byte[] coded = {};
    private int position;
    private @Nullable GzipHeader header = new GzipHeader();
    private int trailed = TRAILER;
    private long trailer;
    private boolean any;

    @Override
    public void feed(byte[] next) {
        coded = next;
        position = 0;
    }

    @Override
    public int decode(byte[] piece) throws MalformedCoding {
        while (true) {
            if (trailed < TRAILER) {
                readTrailer();
            }
            if (header != null) {
                readHeader(header);
            }
            if (header != null || trailed < TRAILER) {
                return 0;
            }
            int count = inflate(piece);
            if (count > 0 || !inflater.finished()) {
                return count;
            }
            endMember();
        }
    }

    @Override
    public void finish() throws MalformedCoding {
        if (!any || header == null || !header.isUntouched()) {
            throw new MalformedCoding("ends too early");
        }
    }

    @Override
    public void close() {
        inflater.end();
    }

    private void readHeader(GzipHeader reading) throws MalformedCoding {
        while (position < coded.length) {
            if (reading.isEndedBy(coded[position++] & OCTET)) {
                header = null;
                inflater.setInput(coded, position, coded.length - position);
                return;
            }
        }
    }

    private int inflate(byte[] piece) throws MalformedCoding {
        try {
            if (inflater.needsInput() && position < coded.length) {
                inflater.setInput(coded, position, coded.length - position);
            }
            int count = inflater.inflate(piece);
            position = coded.length - inflater.getRemaining();
            crc.update(piece, 0, count);
            if (count == 0 && inflater.needsDictionary()) {
                throw new MalformedCoding("needs a dictionary");
            }
            return count;
        } catch (DataFormatException e) {
            throw new MalformedCoding("not deflated: " + e.getMessage());
        }
    }

    private void endMember() {
        trailed = 0;
        trailer = 0;
    }

    /// Little-endian: the checksum of the content, then its length modulo 2^32.
    private void readTrailer() throws MalformedCoding {
        while (trailed < TRAILER && position < coded.length) {
            trailer |= (long) (coded[position++] & OCTET) << (8 * trailed++);
        }
        if (trailed == TRAILER) {
            long length = inflater.getBytesWritten() & 0xffffffffL;
            if ((trailer & 0xffffffffL) != crc.getValue() || trailer >>> 32 != length) {
                throw new MalformedCoding("another checksum or length");
            }
            any = true;
            crc.reset();
            inflater.reset();
            header = new GzipHeader();
        }
    }
}
