package org.artstore.bench.load;

import java.net.InetSocketAddress;
import java.time.Duration;

/// What a load is.
///
/// @param connections how many requests can be under way at once
/// @param rate requests a second that are due whether or not earlier ones have been answered; if 0,
///     each connection sends as soon as it has an answer, after a pause if it was refused
/// @param warmUp what is not measured, before
/// @param time what is measured
public record Plan(
        InetSocketAddress target,
        PreparedRequest request,
        int connections,
        double rate,
        Duration warmUp,
        Duration time) {}
