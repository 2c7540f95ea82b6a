package org.artstore.ingest.tus;

import org.artstore.ingest.answer.Answers;
import org.artstore.ingest.answer.Preference;
import org.artstore.ingest.description.Origin;
import org.artstore.ingest.refusal.Refusal;
import org.artstore.ingest.refusal.UploadRefused;
import org.artstore.ingest.resume.NewJoin;
import org.artstore.ingest.resume.Resumption;
import org.artstore.schemas.id.FileId;
import org.artstore.starter.access.Caller;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

import reactor.core.publisher.Mono;

import java.net.URI;
import java.util.List;

/// Makes documents of partial uploads.
final class TusJoins {
    private final Resumption resumption;
    private final Answers answers;

    TusJoins(Resumption resumption, Answers answers) {
        this.resumption = resumption;
        this.answers = answers;
    }

    /// 201 when the document is stored, or when that takes too long.
    Mono<ResponseEntity<Object>> join(
            List<FileId> parts, Origin origin, HttpHeaders headers, Caller caller) {
        if (headers.containsHeader(TusHeaders.LENGTH)) {
            throw new UploadRefused(new Refusal.MalformedHeader(TusHeaders.LENGTH));
        }
        var metadata = headers.getFirst(TusHeaders.METADATA);
        var description = TusMetadata.read(metadata);
        var preference = Preference.read(headers.getOrEmpty("Prefer"));
        return resumption
                .join(new NewJoin(origin, description, parts, metadata), caller)
                .flatMap(
                        sealing ->
                                answers.answer(sealing, preference, caller)
                                        .thenReturn(created(sealing.file(), sealing.length())));
    }

    private static ResponseEntity<Object> created(FileId file, long length) {
        return ResponseEntity.created(URI.create(TusHeaders.UPLOADS + file))
                .header(TusHeaders.OFFSET, Long.toString(length))
                .build();
    }
}
