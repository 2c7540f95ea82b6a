package org.artstore.query.index;

import org.artstore.starter.health.NotReady;
import org.artstore.starter.health.ReadinessCheck;

import java.util.concurrent.CompletionStage;

/// Whether the index can be read.
record PostgresCheck(IndexTables tables) implements ReadinessCheck {

    private static final String PROBE = "select count(*) from live.positions";

    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public boolean critical() {
        return true;
    }

    @Override
    public CompletionStage<String> check() {
        return tables.rows(statements -> statements.sql(PROBE).mapValue(Long.class).all())
                .next()
                .onErrorMap(IndexRejected.class, _ -> new NotReady("the index cannot be read"))
                .toFuture()
                .thenApply(_ -> "");
    }
}
