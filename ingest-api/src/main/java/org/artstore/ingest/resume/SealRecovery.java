package org.artstore.ingest.resume;

import org.artstore.ingest.register.UploadRegister;
import org.artstore.schemas.id.FileId;
import org.artstore.starter.lifetime.Turns;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;

/// Seals uploads whose instance died between the last byte and the seal. Every instance looks, and
/// each does it at most once for an upload.
final class SealRecovery implements Turns.Turn {

    private static final Logger LOG = LoggerFactory.getLogger(SealRecovery.class);

    private final UploadRegister register;
    private final Finishing finishing;
    private final InstantSource clock;
    private final Duration patience;
    private final Set<FileId> sealed = new HashSet<>();

    /// @param patience how long after the last byte the seal is somebody else's business, and how
    ///     often is looked
    SealRecovery(
            UploadRegister register, Finishing finishing, InstantSource clock, Duration patience) {
        this.register = register;
        this.finishing = finishing;
        this.clock = clock;
        this.patience = patience;
    }

    @Override
    public void take() {
        var unsettled = register.unsettledSince(clock.instant().minus(patience));
        unsettled.stream()
                .filter(upload -> sealed.add(upload.created().fileId()))
                .forEach(
                        upload -> {
                            LOG.atInfo()
                                    .addKeyValue("file_id", upload.created().fileId())
                                    .log("A complete upload is sealed again");
                            var _ = finishing.seal(upload, null);
                        });
        sealed.retainAll(unsettled.stream().map(upload -> upload.created().fileId()).toList());
    }
}
