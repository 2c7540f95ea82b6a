package org.artstore.ingest.outcome;

import org.artstore.schemas.account.Scopes;
import org.artstore.schemas.id.FileId;
import org.artstore.starter.access.Caller;
import org.artstore.starter.endpoint.RequiresScope;
import org.artstore.starter.request.RequestContext;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

import java.util.Optional;

/// How far an upload has come, for the account that sent it and for operators.
@RestController
final class UploadStateEndpoint {

    private final Outcomes outcomes;

    UploadStateEndpoint(Outcomes outcomes) {
        this.outcomes = outcomes;
    }

    @GetMapping("/api/v1/uploads/{fileId}")
    @RequiresScope(Scopes.FILES_WRITE)
    UploadState state(
            @PathVariable("fileId") String fileId, Caller caller, RequestContext request) {
        return parsed(fileId)
                .flatMap(outcomes::recent)
                .filter(upload -> maySee(caller, upload))
                .map(upload -> UploadState.of(upload, request.requestId()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static Optional<FileId> parsed(String text) {
        try {
            return Optional.of(FileId.parse(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static boolean maySee(Caller caller, RecentUpload upload) {
        return caller.tenant().equals(upload.tenant())
                && (caller.clientId().equals(upload.creator()) || caller.has(Scopes.STORAGE_READ));
    }
}
