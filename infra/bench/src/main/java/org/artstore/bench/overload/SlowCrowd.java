package org.artstore.bench.overload;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Connections that never come to an end: a third never completes a head, a third never completes a
/// body, a third does not read its answers. One that is cut off is opened again.
final class SlowCrowd implements AutoCloseable {

    private static final int RECEIVE_BUFFER = 4_096;

    /// That nobody reads: more than the buffers of both sides take, if all were written.
    private static final int ANSWERS = 10;

    private final URI service;
    private final String token;
    private final List<SocketChannel> channels = new ArrayList<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private int reopened;

    SlowCrowd(URI service, String token, int connections) throws IOException {
        this.service = service;
        this.token = token;
        for (int i = 0; i < connections; i++) {
            channels.add(open(i));
        }
        var _ = clock.scheduleWithFixedDelay(this::trickle, 5, 5, TimeUnit.SECONDS);
    }

    /// How often a connection has been cut off.
    synchronized int cutOff() {
        return reopened;
    }

    @Override
    public synchronized void close() throws IOException {
        clock.shutdownNow();
        for (var channel : channels) {
            channel.close();
        }
    }

    private synchronized void trickle() {
        for (int i = 0; i < channels.size(); i++) {
            try {
                channels.get(i).write(next(i));
            } catch (IOException _) {
                reopen(i);
            }
        }
    }

    private void reopen(int number) {
        reopened++;
        try {
            channels.get(number).close();
            channels.set(number, open(number));
        } catch (IOException _) {
            reopened++;
        }
    }

    private SocketChannel open(int number) throws IOException {
        var channel = SocketChannel.open();
        channel.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER);
        channel.connect(new InetSocketAddress(service.getHost(), service.getPort()));
        channel.configureBlocking(false);
        channel.write(ByteBuffer.wrap(first(number).getBytes(StandardCharsets.US_ASCII)));
        return channel;
    }

    private String first(int number) {
        var host = "Host: " + service.getAuthority() + "\r\n";
        return switch (number % 3) {
            case 0 -> "POST /api/v1/files?filename=slow HTTP/1.1\r\n" + host;
            case 1 ->
                    "POST /api/v1/files?filename=slow HTTP/1.1\r\n"
                            + host
                            + "Authorization: Bearer "
                            + token
                            + "\r\nContent-Length: 1000000\r\n\r\n";
            default -> ("GET /openapi.json HTTP/1.1\r\n" + host + "\r\n").repeat(ANSWERS);
        };
    }

    private static ByteBuffer next(int number) {
        return ByteBuffer.wrap(
                (switch (number % 3) {
                            case 0 -> "X-Slow: a\r\n";
                            case 1 -> "x";
                            default -> "";
                        })
                        .getBytes(StandardCharsets.US_ASCII));
    }
}
