package org.artstore.worker.scrub;

import org.artstore.schemas.event.EventJson;
import org.artstore.worker.inventory.Place;
import org.artstore.worker.store.Notes;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tools.jackson.core.JacksonException;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How far the scrubbing of an element is. It is kept in a note on the element.
///
/// @param began the pass that is under way, or the last one
/// @param before the pass before that one
/// @param place how far it has come; null when it has ended
record ScrubState(Instant began, @Nullable Instant before, @Nullable Place place) {

    private static final Logger LOG = LoggerFactory.getLogger(ScrubState.class);
    private static final String NOTE = ".scrub";

    /// What an earlier process has kept, if it can be read.
    static Optional<ScrubState> load(Notes notes) {
        try {
            return notes.get(NOTE).map(it -> EventJson.MAPPER.readValue(it, ScrubState.class));
        } catch (JacksonException e) {
            LOG.atWarn().setCause(e).log("The place of a scrub cannot be read; it begins anew");
            return Optional.empty();
        }
    }

    /// A crash leaves this one or the one before.
    void save(Notes notes) {
        notes.put(NOTE, EventJson.MAPPER.writeValueAsBytes(this));
    }

    ScrubState at(Place reached) {
        return new ScrubState(began, before, reached);
    }

    ScrubState ended() {
        return new ScrubState(began, before, null);
    }

    ScrubState next(Instant now) {
        return new ScrubState(now, began, Place.START);
    }

    /// Whether the pass reads what is at this place. Young files are left to the next one: they
    /// were hashed when they were stored.
    boolean covers(Place at, Duration within) {
        return !at.time().isAfter(began.minus(spared(within)));
    }

    /// Every file on the element was stored or verified at this time or later. In a pass, what lies
    /// behind its place was verified in the one before, or stored after the hour of the place.
    Instant oldest(Duration within) {
        var begin = began.minus(spared(within));
        if (place == null) {
            return begin;
        }
        var behind = place.time();
        var earlier = before == null ? null : before.minus(spared(within));
        var verified = earlier == null || behind.isAfter(earlier) ? behind : earlier;
        return verified.isBefore(begin) ? verified : begin;
    }

    /// Two passes follow each other so closely that no file waits for longer than `within`, if a
    /// pass takes no more than a quarter of that.
    boolean isDue(Instant now, Duration within) {
        return !now.isBefore(began.plus(within.dividedBy(2)));
    }

    private static Duration spared(Duration within) {
        return within.dividedBy(4);
    }
}
