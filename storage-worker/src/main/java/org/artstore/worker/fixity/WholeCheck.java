package org.artstore.worker.fixity;

import org.artstore.schemas.document.Content;
import org.artstore.schemas.document.Sha256;

import java.security.MessageDigest;

/// Compares all bytes of a file with its checksum.
public final class WholeCheck implements Check {

    private final Content content;
    private final String name;
    private final MessageDigest digest = Sha256.newDigest();

    /// @param name of the file, in case it is damaged
    public WholeCheck(Content content, String name) {
        this.content = content;
        this.name = name;
    }

    @Override
    public void update(byte[] bytes, int from, int length) {
        digest.update(bytes, from, length);
    }

    @Override
    public void end() {
        if (!Sha256.ofDigest(digest.digest()).equals(content.checksum())) {
            throw new Damaged("checksum differs: " + name);
        }
    }
}
