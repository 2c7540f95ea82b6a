package org.artstore.bench.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;

/// Carries out a plan, on the thread of its caller.
public final class Load {

    private static final long REFUSED_PAUSE = 100_000_000;
    private static final long SECOND = 1_000_000_000;

    private final Plan plan;
    private final Selector selector;
    private final List<Link> links = new ArrayList<>();
    private final Deque<Link> free = new ArrayDeque<>();
    private final PriorityQueue<Resting> resting = new PriorityQueue<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(64 << 10);
    private final Tally tally = new Tally();
    private final long start = System.nanoTime();
    private long scheduled;

    private record Resting(long until, Link link) implements Comparable<Resting> {
        @Override
        public int compareTo(Resting other) {
            return Long.compare(until, other.until);
        }
    }

    private Load(Plan plan, Selector selector) {
        this.plan = plan;
        this.selector = selector;
        for (int i = 0; i < plan.connections(); i++) {
            links.add(new Link(selector, plan.target()));
        }
        free.addAll(links);
    }

    public static Tally run(Plan plan) throws IOException {
        try (var selector = Selector.open()) {
            var load = new Load(plan, selector);
            try {
                return load.carryOut();
            } finally {
                for (var link : load.links) {
                    link.close();
                }
            }
        }
    }

    /// Sends a request once and waits for what becomes of it; one that takes longer than `patience`
    /// counts as broken.
    public static Tally once(InetSocketAddress target, PreparedRequest request, Duration patience)
            throws IOException {
        try (var selector = Selector.open()) {
            var plan = new Plan(target, request, 1, 0, Duration.ZERO, patience);
            return new Load(plan, selector).carryOutOnce();
        }
    }

    private Tally carryOutOnce() throws IOException {
        var link = links.getFirst();
        send(link, start);
        while (link.isBusy() && System.nanoTime() - start < plan.time().toNanos()) {
            selector.select(this::advance, pause());
        }
        if (link.isBusy()) {
            broken(link);
        }
        link.close();
        tally.end((System.nanoTime() - start) / (double) SECOND);
        return tally;
    }

    private Tally carryOut() throws IOException {
        long measured = start + plan.warmUp().toNanos();
        long end = measured + plan.time().toNanos();
        drive(measured);
        tally.forget();
        drive(end);
        tally.end(plan.time().toNanos() / (double) SECOND);
        return tally;
    }

    private void drive(long until) throws IOException {
        while (System.nanoTime() < until) {
            if (plan.rate() > 0) {
                sendDue();
            } else {
                sendAll();
            }
            selector.select(this::advance, pause());
        }
    }

    /// One millisecond: what is due within it is sent together, so that many requests cost few
    /// wake-ups.
    private long pause() {
        return 1;
    }

    private void sendDue() {
        long due = (long) ((System.nanoTime() - start) / (double) SECOND * plan.rate());
        while (scheduled < due) {
            long at = start + (long) (scheduled++ / plan.rate() * SECOND);
            var link = free.poll();
            if (link == null) {
                tally.leaveOut(1);
            } else {
                send(link, at);
            }
        }
    }

    private void sendAll() {
        long now = System.nanoTime();
        while (!resting.isEmpty() && resting.peek().until() <= now) {
            free.add(resting.remove().link());
        }
        for (var link = free.poll(); link != null; link = free.poll()) {
            send(link, System.nanoTime());
        }
    }

    private void send(Link link, long due) {
        try {
            link.send(plan.request(), due);
        } catch (IOException _) {
            broken(link);
        }
    }

    private void advance(java.nio.channels.SelectionKey key) {
        var link = (Link) key.attachment();
        try {
            if (link.advance(buffer)) {
                tally.answer(link.status(), System.nanoTime() - link.due());
                if (link.status() >= 400) {
                    tally.refuse(link.status() + " " + link.problem());
                }
                link.release();
                rest(link, link.status() >= 400);
            }
        } catch (IOException _) {
            broken(link);
        }
    }

    private void broken(Link link) {
        if (link.isBusy()) {
            tally.fail();
            link.release();
            rest(link, true);
        }
        try {
            link.close();
        } catch (IOException _) {
            tally.fail();
        }
    }

    private void rest(Link link, boolean refused) {
        if (refused && plan.rate() == 0) {
            resting.add(new Resting(System.nanoTime() + REFUSED_PAUSE, link));
        } else {
            free.add(link);
        }
    }
}
