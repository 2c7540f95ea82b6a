package org.artstore.ingest.compression;

import com.github.luben.zstd.Zstd;

import net.jpountz.lz4.LZ4Factory;

import org.artstore.schemas.element.Compression;

/// Some bytes of a record that stand for all of them: pieces from its beginning to its end, so many
/// that none of them alone decides.
@SuppressWarnings("ArrayRecordComponent")
record Sample(byte[] bytes) {

    private static final int PIECE = 2 << 10;
    private static final int PIECES = 8;
    private static final int LEVEL = 1;

    /// Of a short record all of it, not copied.
    static Sample of(byte[] record) {
        if (record.length <= PIECES * PIECE) {
            return new Sample(record);
        }
        var sample = new byte[PIECES * PIECE];
        int gap = (record.length - PIECE) / (PIECES - 1);
        for (int piece = 0; piece < PIECES; piece++) {
            System.arraycopy(record, piece * gap, sample, piece * PIECE, PIECE);
        }
        return new Sample(sample);
    }

    /// How long it is when it is compressed, compared with what it is. Takes some hundredths of a
    /// millisecond, and less when it cannot be compressed.
    double ratio(Compression codec) {
        return (double) length(codec) / bytes.length;
    }

    private int length(Compression codec) {
        return switch (codec) {
            case NONE -> bytes.length;
            case LZ4 -> LZ4Factory.fastestInstance().fastCompressor().compress(bytes).length;
            case ZSTD -> Zstd.compress(bytes, LEVEL).length;
        };
    }
}
