package org.artstore.worker.content;

import org.artstore.schemas.account.Scopes;
import org.artstore.schemas.event.EventJson;
import org.artstore.schemas.id.FileId;
import org.artstore.starter.access.Caller;
import org.artstore.starter.endpoint.RequiresScope;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/// What an element knows of a file, in the words of events: for those who are about to change it on
/// behalf of a client, whose token they pass on. Of files of another tenant it knows nothing.
@RestController
@RequiresScope(Scopes.FILES_WRITE)
final class LookupEndpoint {

    private final ContentStore store;
    private final Scheduler disk;

    LookupEndpoint(ContentStore store, Scheduler disk) {
        this.store = store;
        this.disk = disk;
    }

    @GetMapping("/internal/v1/files/{fileId}")
    Mono<ResponseEntity<byte[]>> held(@PathVariable String fileId, Caller caller) {
        return Mono.fromCallable(() -> store.held(parsed(fileId), caller.tenant()))
                .subscribeOn(disk)
                .map(
                        held ->
                                ResponseEntity.ok()
                                        .contentType(MediaType.APPLICATION_JSON)
                                        .body(EventJson.MAPPER.writeValueAsBytes(held)));
    }

    private static FileId parsed(String fileId) {
        try {
            return FileId.parse(fileId);
        } catch (IllegalArgumentException _) {
            throw new ContentRejected.Unknown(fileId);
        }
    }
}
