package org.artstore.ingest.offer;

import org.artstore.ingest.ietf.IetfOffer;
import org.artstore.ingest.register.UploadRegister;
import org.artstore.ingest.resume.Resumption;
import org.artstore.ingest.tus.TusOffer;
import org.artstore.schemas.account.Scopes;
import org.artstore.starter.endpoint.RequiresScope;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/// Answers clients that ask for the protocols and limits of resumable uploads.
@RestController
final class OfferEndpoint {

    private final Resumption resumption;
    private final UploadRegister register;

    OfferEndpoint(Resumption resumption, UploadRegister register) {
        this.resumption = resumption;
        this.register = register;
    }

    @RequestMapping(path = "/api/v1/uploads", method = RequestMethod.OPTIONS)
    @RequiresScope(Scopes.FILES_WRITE)
    ResponseEntity<Void> options() {
        return ResponseEntity.noContent()
                .headers(headers -> TusOffer.describe(headers, resumption.maxFileSize()))
                .headers(
                        headers ->
                                IetfOffer.describe(
                                        headers, resumption.maxFileSize(), register.uploadLife()))
                .build();
    }
}
