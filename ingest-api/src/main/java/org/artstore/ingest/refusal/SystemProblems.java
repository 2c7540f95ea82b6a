package org.artstore.ingest.refusal;

import org.artstore.ingest.refusal.Refusal.KafkaAway;
import org.artstore.ingest.refusal.Refusal.NoElement;
import org.artstore.ingest.refusal.Refusal.NoRoom;
import org.artstore.ingest.refusal.Refusal.Overloaded;
import org.artstore.ingest.refusal.Refusal.TooManyUploads;
import org.artstore.starter.problem.Problem;

import java.time.Duration;

/// Words refusals that are about the state of the system: the same request may do later.
final class SystemProblems {
    private SystemProblems() {}

    static Problem word(Refusal.OfSystem refusal) {
        return switch (refusal) {
            case NoElement(Duration after) -> noElement(after);
            case NoRoom() -> noRoom();
            case KafkaAway(Duration after) -> kafkaAway(after);
            case Overloaded(Duration after) -> overloaded(after);
            case TooManyUploads(Duration after) -> tooManyUploads(after);
        };
    }

    private static Problem noElement(Duration after) {
        return Problem.of(503, "no-element", "No storage element takes uploads now")
                .withDetail("No online element takes documents of this retention.")
                .withHeader("Retry-After", Long.toString(after.toSeconds()));
    }

    private static Problem noRoom() {
        return Problem.of(507, "storage-full", "The storage is full")
                .withDetail("No element that takes documents of this retention has room for it.");
    }

    private static Problem kafkaAway(Duration after) {
        return Problem.of(503, "kafka-unavailable", "Uploads are not possible now")
                .withDetail("The log that takes uploads cannot be reached. Nothing was kept.")
                .withHeader("Retry-After", Long.toString(after.toSeconds()));
    }

    private static Problem overloaded(Duration after) {
        return Problem.of(503, "overloaded", "There is too much to do")
                .withDetail("More uploads are under way than can be worked off. Nothing was kept.")
                .withHeader("Retry-After", Long.toString(after.toSeconds()));
    }

    private static Problem tooManyUploads(Duration after) {
        return Problem.of(503, "too-many-uploads", "There are too many open uploads")
                .withDetail("No more uploads can be created until others end.")
                .withHeader("Retry-After", Long.toString(after.toSeconds()));
    }
}
