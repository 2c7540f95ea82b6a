package org.artstore.schemas.download;

import org.artstore.schemas.document.Sha256;
import org.artstore.schemas.id.FileId;

import java.time.Instant;
import java.util.Base64;
import java.util.regex.Pattern;

/// The right to read the bytes of one file until a time, for whoever has it.
///
/// @param checksum of the bytes that are meant
/// @param expiresAt to the second
public record ContentLink(FileId file, Sha256 checksum, Instant expiresAt) {

    /// Where storage-worker takes links: this and the link.
    public static final String PATH = "/content/";

    private static final Pattern FORM =
            Pattern.compile("([0-9a-f-]{36})\\.([0-9a-f]{64})\\.(\\d{1,12})\\.([\\w-]{43})");

    /// The link as it stands in a URL; it needs no encoding there.
    public String signed(LinkKey key) {
        return claim()
                + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(key.mac(claim()));
    }

    /// Reads a link, whether it has expired or not.
    ///
    /// @throws IllegalArgumentException when nobody with this key has signed it
    public static ContentLink parse(String signed, LinkKey key) {
        var form = FORM.matcher(signed);
        if (!form.matches()) {
            throw new IllegalArgumentException("not a link");
        }
        var mac = Base64.getUrlDecoder().decode(form.group(4));
        if (!key.isMacOf(signed.substring(0, form.end(3)), mac)) {
            throw new IllegalArgumentException("not a link of ours");
        }
        return new ContentLink(
                FileId.parse(form.group(1)),
                new Sha256(form.group(2)),
                Instant.ofEpochSecond(Long.parseLong(form.group(3))));
    }

    public boolean hasExpiredAt(Instant time) {
        return !time.isBefore(expiresAt);
    }

    private String claim() {
        return file + "." + checksum.hex() + "." + expiresAt.getEpochSecond();
    }
}
