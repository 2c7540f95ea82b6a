package org.artstore.bench.load;

import org.artstore.bench.figure.Samples;

import java.util.SortedMap;
import java.util.TreeMap;

/// What became of a load.
public final class Tally {

    private final SortedMap<Integer, Samples> answers = new TreeMap<>();
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
