package org.artstore.ingest.outcome;

import org.artstore.ingest.refusal.Refusal;
import org.artstore.ingest.refusal.UploadRefused;
import org.artstore.ingest.register.UploadRegister;
import org.artstore.schemas.account.Scopes;
import org.artstore.schemas.id.ClientId;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.id.TenantId;
import org.artstore.starter.access.Caller;
import org.artstore.starter.endpoint.RequiresScope;
import org.artstore.starter.request.RequestContext;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import reactor.core.publisher.Mono;

import java.time.Clock;

/// How far an upload has come, for the account that sent it and for operators. Every instance knows
/// resumable uploads; those of one request are known where they were sealed.
@RestController
final class UploadStateEndpoint {

    private static final String OFFSET = "Upload-Offset";

    private final Outcomes outcomes;
    private final UploadRegister register;
    private final Clock clock = Clock.systemUTC();

    UploadStateEndpoint(Outcomes outcomes, UploadRegister register) {
        this.outcomes = outcomes;
        this.register = register;
    }

    @GetMapping("/api/v1/uploads/{fileId}")
    @RequiresScope(Scopes.FILES_WRITE)
    Mono<ResponseEntity<UploadState>> state(
            @PathVariable("fileId") String fileId, Caller caller, RequestContext request) {
        return Mono.defer(() -> found(parsed(fileId), caller, request.requestId()))
                .switchIfEmpty(Mono.error(() -> new UploadRefused(new Refusal.NoUpload())))
                .map(UploadStateEndpoint::answer);
    }

    private Mono<UploadState> found(FileId file, Caller caller, String requestId) {
        return Mono.justOrEmpty(outcomes.recent(file))
                .map(
                        upload -> {
                            requireSeen(caller, upload.tenant(), upload.creator());
                            return UploadState.of(upload, requestId);
                        })
                .switchIfEmpty(Mono.defer(() -> registered(file, caller, requestId)));
    }

    private Mono<UploadState> registered(FileId file, Caller caller, String requestId) {
        return Mono.fromFuture(() -> register.current(file), true)
                .flatMap(Mono::justOrEmpty)
                .map(
                        upload -> {
                            var created = upload.created();
                            requireSeen(caller, created.tenant(), created.creator().id());
                            return UploadState.of(upload, clock.instant(), requestId);
                        });
    }

    private static ResponseEntity<UploadState> answer(UploadState state) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header(OFFSET, Long.toString(state.offset()))
                .body(state);
    }

    private static FileId parsed(String text) {
        try {
            return FileId.parse(text);
        } catch (IllegalArgumentException _) {
            throw new UploadRefused(new Refusal.NoUpload());
        }
    }

    private static void requireSeen(Caller caller, TenantId tenant, ClientId creator) {
        boolean isSeen =
                caller.tenant().equals(tenant)
                        && (caller.clientId().equals(creator) || caller.has(Scopes.STORAGE_READ));
        if (!isSeen) {
            throw new UploadRefused(new Refusal.NoUpload());
        }
    }
}
