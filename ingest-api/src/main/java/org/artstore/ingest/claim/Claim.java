package org.artstore.ingest.claim;

import org.artstore.schemas.request.RequestEvent.Answered;
import org.artstore.schemas.request.RequestEvent.Secured;

import java.util.List;
import java.util.UUID;

/// What became of the wish to carry a request out.
public sealed interface Claim {

    /// It is this request's to be carried out.
    ///
    /// @param secured what others with the same key have made sure of before it
    record Own(UUID attempt, List<Secured> secured) implements Claim {}

    /// Another one with this key is being carried out.
    record Taken() implements Claim {}

    /// Another one with this key, but with other contents, has it.
    record Other() implements Claim {}

    /// It has been answered.
    record Known(Answered answer) implements Claim {}

    /// There are more keys than can be kept in mind.
    record Full() implements Claim {}
}
