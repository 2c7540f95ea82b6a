package org.artstore.ingest.tus;

import org.artstore.ingest.resume.Resumption;
import org.artstore.schemas.account.Scopes;
import org.artstore.starter.endpoint.RequiresScope;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/// What this server can do for clients of tus.
@RestController
final class TusOptionsEndpoint {

    private static final String EXTENSIONS =
            "creation,creation-with-upload,creation-defer-length,checksum,expiration,termination";

    private final Resumption resumption;

    TusOptionsEndpoint(Resumption resumption) {
        this.resumption = resumption;
    }

    @RequestMapping(path = "/api/v1/uploads", method = RequestMethod.OPTIONS)
    @RequiresScope(Scopes.FILES_WRITE)
    ResponseEntity<Void> options() {
        return ResponseEntity.noContent()
                .header(TusHeaders.RESUMABLE, TusHeaders.VERSION)
                .header(TusHeaders.TUS_VERSION, TusHeaders.VERSION)
                .header(TusHeaders.EXTENSION, EXTENSIONS)
                .header(TusHeaders.MAX_SIZE, Long.toString(resumption.maxFileSize()))
                .header(TusHeaders.CHECKSUM_ALGORITHM, TusChecksum.ALGORITHMS)
                .build();
    }
}
