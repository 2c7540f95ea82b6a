package org.artstore.bench.load;

import org.artstore.bench.figure.Samples;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// What became of a load.
public final class Tally {

    private final SortedMap<Integer, Samples> answers = new TreeMap<>();
    private final SortedMap<String, Long> refusals = new TreeMap<>();
    private long failed;
    private long unsent;
    private double seconds;

    /// By status of the answer, from when the request was due.
    public Samples answered(int status) {
        return answers.computeIfAbsent(status, _ -> new Samples());
    }

    /// Requests whose connection broke before the answer.
    public long failed() {
        return failed;
    }

    /// How often which status of an error was answered with which code (`503 overloaded`), and
    /// `broken` for connections; during the warm-up too.
    public SortedMap<String, Long> refusals() {
        return Collections.unmodifiableSortedMap(refusals);
    }

    /// What was answered how often.
    public SortedMap<Integer, Integer> counts() {
        var counts = new TreeMap<Integer, Integer>();
        answers.forEach((status, samples) -> counts.put(status, samples.count()));
        return counts;
    }

    /// How long was measured.
    public double seconds() {
        return seconds;
    }

    /// Requests that were due while every connection was busy.
    public long unsent() {
        return unsent;
    }

    /// Answers of this status a second.
    public double rate(int status) {
        return answered(status).count() / seconds;
    }

    /// Answers a second, and what else became of requests.
    @Override
    public String toString() {
        var text = new StringBuilder();
        answers.forEach(
                (status, samples) ->
                        text.append(status)
                                .append(": ")
                                .append(Math.round(samples.count() / seconds))
                                .append("/s, "));
        return text.append("broken: ")
                .append(failed)
                .append(", not sent: ")
                .append(unsent)
                .toString();
    }

    void answer(int status, long nanoseconds) {
        answered(status).add(nanoseconds);
    }

    void fail() {
        failed++;
        refuse("broken");
    }

    void refuse(String how) {
        refusals.merge(how, 1L, Long::sum);
    }

    void leaveOut(long requests) {
        unsent += requests;
    }

    void forget() {
        answers.values().forEach(Samples::clear);
        failed = 0;
        unsent = 0;
    }

    void end(double duration) {
        seconds = duration;
    }
}
