package org.artstore.ingest.placement;

import org.artstore.starter.health.NotReady;
import org.artstore.starter.health.ReadinessCheck;

import java.util.concurrent.CompletableFuture;

/// Whether every kind of document finds an element now. Not critical: elements come and go.
record RoomCheck(Placement placement) implements ReadinessCheck {

    @Override
    public String name() {
        return "room";
    }

    @Override
    public boolean critical() {
        return false;
    }

    @Override
    public CompletableFuture<String> check() {
        var refused = placement.refused();
        return refused.isEmpty()
                ? CompletableFuture.completedFuture("")
                : CompletableFuture.failedFuture(new NotReady("no element for " + refused));
    }
}
