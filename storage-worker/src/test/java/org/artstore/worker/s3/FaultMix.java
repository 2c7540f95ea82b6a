package org.artstore.worker.s3;

import com.sun.net.httpserver.HttpExchange;

import org.artstore.worker.s3.FaultyStore.Fault;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// What goes wrong with which request, at random: a quarter of all requests fails.
final class FaultMix {

    private static final List<Fault> FAULTS =
            List.of(
                    Fault.ERROR,
                    Fault.SLOW_DOWN,
                    Fault.NO_ANSWER,
                    Fault.ERROR_IN_SUCCESS,
                    Fault.CUT_SHORT,
                    Fault.BODY_CUT_SHORT,
                    Fault.CONFLICT,
                    Fault.CONDITION_FAILED);

    /// It takes as long as the client waits.
    private static final int ONE_SILENCE_IN = 200;

    private final Random random;
    private final Map<Fault, Integer> counts = new EnumMap<>(Fault.class);
    private boolean failing;

    FaultMix(long seed) {
        this.random = new Random(seed);
    }

    synchronized void begin() {
        failing = true;
    }

    synchronized void end() {
        failing = false;
    }

    synchronized Fault next(HttpExchange request) {
        var fault = failing ? any() : Fault.NONE;
        counts.merge(fault, 1, Integer::sum);
        return fault;
    }

    private Fault any() {
        if (random.nextInt(ONE_SILENCE_IN) == 0) {
            return Fault.SILENCE;
        }
        return random.nextInt(4) > 0 ? Fault.NONE : FAULTS.get(random.nextInt(FAULTS.size()));
    }

    @Override
    public synchronized String toString() {
        return counts.toString();
    }
}
