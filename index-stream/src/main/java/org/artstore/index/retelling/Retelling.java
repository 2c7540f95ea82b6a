package org.artstore.index.retelling;

import org.artstore.index.job.Job;
import org.artstore.index.job.JobTable;
import org.artstore.index.job.Telling;
import org.artstore.index.job.ToldElement;
import org.artstore.index.job.ToldElement.State;
import org.artstore.index.registry.Standing;
import org.artstore.index.retelling.Workers.Question;
import org.artstore.schemas.id.ElementId;
import org.artstore.starter.placement.Elements;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.sql.DataSource;

/// Has the elements tell the log of their files, by one step: the elements that there are, one
/// question to the worker of each that is not done, what it answers. All that is known of them is
/// in the job, before anybody is asked, so that any instance goes on with it in the same words.
public final class Retelling {

    private static final Logger LOG = LoggerFactory.getLogger(Retelling.class);
    private static final int MOST_NAMED = 5;

    private final DataSource database;
    private final ElementLog registry;
    private final Workers workers;
    private final Duration patience;
    private @Nullable Stillness stillness;

    Retelling(DataSource database, ElementLog registry, Workers workers, Duration patience) {
        this.database = database;
        this.registry = registry;
        this.workers = workers;
        this.patience = patience;
    }

    /// One step of a job, by the only instance that takes one.
    ///
    /// @param standing where the generation stands in the log now
    public Outcome step(Job job, Standing standing)
            throws SQLException, InterruptedException, ExecutionException {
        var before = job.telling();
        if (before == null || before.ended()) {
            return new Outcome.Ended();
        }
        var log = standing.log();
        var topic = before.topicId();
        if (topic != null && !topic.equals(log.topicId())) {
            return new Outcome.Impossible(
                    "topic " + log.topicId() + " stands where " + topic + " was told");
        }
        var after = next(topic == null ? seen(before, standing) : before);
        if (!after.equals(before)) {
            note(job.id(), before, after);
        }
        return after.ended() ? new Outcome.Ended() : going(job.id(), after);
    }

    /// What is known of the log before anything is told.
    private static Telling seen(Telling before, Standing standing) {
        return new Telling(
                standing.log().topicId(), standing.isRewound(), false, before.elements(), null);
    }

    private Telling next(Telling before)
            throws SQLException, InterruptedException, ExecutionException {
        Elements known;
        try {
            known = registry.asOfNow();
        } catch (ExecutionException _) {
            var why = "the registry of elements cannot be read";
            return before.with(false, before.elements(), why);
        }
        var documents = new IndexedElements(database).documents();
        var elements = all(before.elements(), known, documents.keySet());
        if (elements.isEmpty()) {
            return before.with(false, List.of(), "no element is registered");
        }
        var now = Instant.now();
        var answers = workers.ask(questions(before.elements(), known, now));
        var after =
                elements.stream()
                        .map(it -> next(it, answers.get(it.elementId()), known, documents, now))
                        .toList();
        return before.with(after.stream().allMatch(ToldElement::isFinished), after, null);
    }

    /// Those of the job, those that are registered, and those that have documents: none of them is
    /// passed over.
    private static Collection<ToldElement> all(
            List<ToldElement> begun, Elements known, Collection<ElementId> indexed) {
        var all = new TreeMap<String, ToldElement>();
        begun.forEach(it -> all.put(it.elementId().value(), it));
        Stream.concat(known.registered().stream().map(it -> it.elementId()), indexed.stream())
                .forEach(
                        id ->
                                all.computeIfAbsent(
                                        id.value(),
                                        _ -> ToldElement.waiting(id, UUID.randomUUID())));
        return all.values();
    }

    private static List<Question> questions(
            Collection<ToldElement> elements, Elements known, Instant now) {
        return elements.stream()
                .filter(it -> !it.isFinished() && it.isDue(now))
                .filter(it -> known.registration(it.elementId()).isPresent())
                .flatMap(
                        it ->
                                known.status(it.elementId()).stream()
                                        .map(
                                                status ->
                                                        new Question(
                                                                it.elementId(),
                                                                status.endpoint(),
                                                                it.rebuildJobId())))
                .toList();
    }

    private static ToldElement next(
            ToldElement element,
            @Nullable Answer answer,
            Elements known,
            Map<ElementId, Long> documents,
            Instant now) {
        var id = element.elementId();
        if (element.state() == State.LEFT_OUT) {
            return ToldElement.leftOut(id, element.rebuildJobId(), documents.getOrDefault(id, 0L));
        }
        return switch (answer) {
            case Answer.Heard(var report) -> element.after(report, now, UUID.randomUUID());
            case Answer.Unheard(var why) -> element.waiting(why);
            case null ->
                    element.isFinished() || !element.isDue(now) ? element : unasked(element, known);
        };
    }

    private static ToldElement unasked(ToldElement element, Elements known) {
        if (known.registration(element.elementId()).isEmpty()) {
            return element.waiting("nobody has registered it");
        }
        return known.status(element.elementId()).isEmpty()
                ? element.waiting("its worker has never reported it")
                : element;
    }

    private void note(UUID job, Telling before, Telling after) throws SQLException {
        try (var connection = database.getConnection()) {
            JobTable.tell(connection, job, after);
        }
        var known = before.elements();
        for (var element : after.elements()) {
            var why = element.waiting();
            if (why != null
                    && known.stream()
                            .noneMatch(
                                    it ->
                                            why.equals(it.waiting())
                                                    && it.elementId()
                                                            .equals(element.elementId()))) {
                LOG.atWarn()
                        .addKeyValue("job_id", job)
                        .addKeyValue("element_id", element.elementId())
                        .addKeyValue("reason", why)
                        .log("A job waits for an element");
            }
        }
        if (after.ended()) {
            LOG.atInfo()
                    .addKeyValue("job_id", job)
                    .log("The elements have told the log of their files");
        }
    }

    private Outcome going(UUID job, Telling telling) {
        var told = telling.elements().stream().filter(it -> it.state() != State.LEFT_OUT).toList();
        long done = told.stream().mapToLong(ToldElement::done).sum();
        long finished = told.stream().filter(ToldElement::isFinished).count();
        long now = System.nanoTime();
        var known = stillness == null ? Stillness.begin(job, finished, done, now) : stillness;
        stillness = known.next(job, finished, done, now);
        return stillness.isLongerThan(patience)
                ? new Outcome.Impossible(why(telling))
                : new Outcome.Going(done, told.stream().mapToLong(ToldElement::total).sum());
    }

    private String why(Telling telling) {
        var job = telling.waiting();
        var elements =
                telling.elements().stream()
                        .filter(it -> !it.isFinished())
                        .limit(MOST_NAMED)
                        .map(it -> it.elementId() + ": " + it.waiting())
                        .collect(Collectors.joining("; "));
        return "nothing was told for " + patience + "; " + (job == null ? elements : job);
    }
}
