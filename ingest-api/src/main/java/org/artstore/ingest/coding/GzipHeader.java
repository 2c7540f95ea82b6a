package org.artstore.ingest.coding;

import java.util.zip.CRC32;

/// The header of a member of gzip (RFC 1952, 2.3), byte by byte.
final class GzipHeader {

    private static final int FIXED = 10;
    private static final int DEFLATE = 8;
    private static final int CRC = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int RESERVED = 0xe0;

    private final CRC32 crc = new CRC32();
    private int position;
    private int flags;
    private int extra = -1;
    private int low = -1;

    /// Takes the next byte and says whether it was the last of the header.
    boolean isEndedBy(int octet) throws MalformedCoding {
        if (position < FIXED) {
            fixed(octet);
            crc.update(octet);
            return ++position == FIXED && flags == 0;
        }
        if ((flags & ~CRC) != 0) {
            crc.update(octet);
            variable(octet);
            return flags == 0;
        }
        return checked(octet);
    }

    /// Whether nothing of it has come.
    boolean isUntouched() {
        return position == 0;
    }

    private void fixed(int octet) throws MalformedCoding {
        switch (position) {
            case 0 -> require(octet == 0x1f);
            case 1 -> require(octet == 0x8b);
            case 2 -> require(octet == DEFLATE);
            case 3 -> {
                require((octet & RESERVED) == 0);
                flags = octet & (CRC | EXTRA | NAME | COMMENT);
            }
            default -> {
                // Time, flags of the compressor, its system.
            }
        }
    }

    private void variable(int octet) {
        if ((flags & EXTRA) != 0) {
            extra(octet);
        } else if ((flags & NAME) != 0) {
            flags -= octet == 0 ? NAME : 0;
        } else {
            flags -= octet == 0 ? COMMENT : 0;
        }
    }

    private void extra(int octet) {
        if (extra < 0 && low < 0) {
            low = octet;
            return;
        }
        extra = extra < 0 ? low | (octet << 8) : extra - 1;
        if (extra == 0) {
            flags -= EXTRA;
            low = -1;
        }
    }

    private boolean checked(int octet) throws MalformedCoding {
        int expected = (int) crc.getValue() & 0xffff;
        if (low < 0) {
            low = octet;
            return false;
        }
        require((low | (octet << 8)) == expected);
        return true;
    }

    private static void require(boolean holds) throws MalformedCoding {
        if (!holds) {
            throw new MalformedCoding("no header of gzip");
        }
    }
}
