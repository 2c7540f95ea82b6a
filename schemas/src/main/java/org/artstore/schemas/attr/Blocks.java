package org.artstore.schemas.attr;

import org.artstore.schemas.document.Sha256;

/// Names the block checksums that lie beside a file over 1 MiB.
///
/// @param algorithm of each block's checksum
/// @param blockSize in bytes; the last block may be shorter
/// @param checksum of the file of block checksums
public record Blocks(String algorithm, int blockSize, Sha256 checksum) {

    /// The one algorithm in use.
    public static final String CRC32C = "crc32c";

    /// Its block size: 64 KiB.
    public static final int BLOCK_SIZE = 64 << 10;

    /// Files up to this many bytes have no blocks: they are checked whole.
    public static final long WHOLE_FILE_BYTES = 1 << 20;
}
