package org.artstore.worker.scrub;

import org.artstore.worker.catalog.CommittedName;
import org.artstore.worker.element.KeptElement;
import org.artstore.worker.inventory.Entry;
import org.artstore.worker.inventory.Inventory;
import org.artstore.worker.inventory.Place;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// The scrubbing of one element: one pass after the other, for as long as the element is in use.
final class ElementScrub {

    private static final Duration SAVED_EVERY = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int LISTED_AT_ONCE = 10_000;

    private final KeptElement element;
    private final Inventory inventory;
    private final Verification verification;
    private final FileCheck check;
    private final Duration within;
    private final InstantSource clock;
    private volatile ScrubState state;
    private Instant saved;

    ElementScrub(KeptElement element, Verifications verifications) {
        this.element = element;
        this.inventory = element.inventory();
        this.verification = verifications.of(element);
        this.check = verifications.check(inventory);
        this.within = verifications.settings().within();
        this.clock = verifications.clock();
        this.saved = clock.instant();
        this.state = ScrubState.load(element.notes()).orElseGet(this::first);
    }

    /// When the file was verified or stored for which that is longest ago, or earlier.
    Instant oldest() {
        return state.oldest(within);
    }

    /// Nothing is known of the files but that none is older than its directory.
    private ScrubState first() {
        var first = inventory.next(Place.START, 1, CommittedName::isAttr).stream().findFirst();
        var hour = first.map(it -> it.place().sibling("")).orElse(null);
        return new ScrubState(clock.instant(), null, hour);
    }

    /// Ends when the element is not in use any more.
    void run() throws InterruptedException {
        while (element.isInUse()) {
            var place = state.place();
            if (place != null && element.mode().readable()) {
                goOn(place);
            } else if (place == null && state.isDue(clock.instant(), within)) {
                reach(state.next(clock.instant()));
            } else {
                Thread.sleep(PAUSE);
            }
        }
    }

    private void goOn(Place from) throws InterruptedException {
        var next =
                inventory.next(from, LISTED_AT_ONCE, CommittedName::isAttr).stream()
                        .map(Entry::place)
                        .takeWhile(place -> state.covers(place, within))
                        .toList();
        for (var place : next) {
            if (!element.isInUse() || !element.mode().readable()) {
                break;
            }
            verification.take(check.of(place));
            state = state.at(place);
            if (Duration.between(saved, clock.instant()).compareTo(SAVED_EVERY) >= 0) {
                reach(state);
            }
        }
        reach(next.isEmpty() ? state.ended() : state);
    }

    /// What is before the place has been told.
    private void reach(ScrubState reached) throws InterruptedException {
        verification.await();
        reached.save(element.notes());
        state = reached;
        saved = clock.instant();
    }
}
