package org.artstore.worker.job;

import org.artstore.schemas.id.ElementId;
import org.artstore.worker.element.KeptElement;
import org.artstore.worker.element.OwnElements;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The jobs of this process. They end with it: none of them leaves anything half done, so an
/// operator begins one again.
final class Jobs implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);

    private final OwnElements elements;
    private final JobSettings settings;
    private final InstantSource clock;
    private final Map<JobKind, JobTask> tasks = new EnumMap<>(JobKind.class);
    private final Deque<Job> jobs = new ArrayDeque<>();
    private final ExecutorService threads =
            Executors.newCachedThreadPool(Thread.ofPlatform().name("job-", 0).daemon().factory());

    Jobs(OwnElements elements, List<JobTask> tasks, JobSettings settings, InstantSource clock) {
        this.elements = elements;
        this.settings = settings;
        this.clock = clock;
        tasks.forEach(task -> this.tasks.put(task.kind(), task));
    }

    /// @throws JobRejected when it cannot be begun
    JobView begin(JobKind kind, ElementId id, boolean dryRun) {
        return begin(UUID.randomUUID().toString(), kind, id, dryRun);
    }

    /// The job of an id that somebody chose, begun if it is not remembered.
    ///
    /// @throws JobRejected when it cannot be begun
    synchronized JobView ensure(String jobId, JobKind kind, ElementId id) {
        var known = jobs.stream().filter(job -> job.id().equals(jobId)).findFirst();
        if (known.isEmpty()) {
            return begin(jobId, kind, id, false);
        }
        if (known.get().kind() != kind || !known.get().element().equals(id)) {
            throw new JobRejected.Invalid("element_id", "is not that of the job");
        }
        return known.get().view();
    }

    private synchronized JobView begin(String jobId, JobKind kind, ElementId id, boolean dryRun) {
        var task = tasks.get(kind);
        if (task == null) {
            throw new JobRejected.Unknown();
        }
        var element = element(id);
        var running = jobs.stream().filter(Job::isRunning).toList();
        running.stream()
                .filter(job -> job.kind() == kind && job.element().equals(id))
                .findFirst()
                .ifPresent(
                        job -> {
                            throw new JobRejected.Running(job.id());
                        });
        if (running.size() >= settings.running()) {
            throw new JobRejected.TooMany();
        }
        var run = new JobRun(dryRun, settings.findings());
        var job = new Job(jobId, kind, id, run, clock.instant());
        jobs.addFirst(job);
        forgetOld();
        threads.execute(() -> carryOut(job, task, element));
        return job.view();
    }

    private KeptElement element(ElementId id) {
        if (!elements.has(id)) {
            throw new JobRejected.Invalid("element_id", "is no element of this worker");
        }
        return elements.kept().stream()
                .filter(it -> it.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new JobRejected.Offline(id));
    }

    private void forgetOld() {
        long ended = jobs.stream().filter(job -> !job.isRunning()).count();
        for (var oldest = jobs.descendingIterator();
                ended > settings.remembered() && oldest.hasNext(); ) {
            if (!oldest.next().isRunning()) {
                oldest.remove();
                ended--;
            }
        }
    }

    private void carryOut(Job job, JobTask task, KeptElement element) {
        try {
            task.run(element, job.run());
            job.end(JobState.COMPLETED, null, clock.instant());
        } catch (InterruptedException _) {
            job.end(JobState.FAILED, "the worker stops", clock.instant());
        } catch (RuntimeException failure) {
            LOG.atError()
                    .addKeyValue("job_id", job.id())
                    .addKeyValue("element_id", job.element())
                    .setCause(failure)
                    .log("A job failed");
            job.end(JobState.FAILED, "see the log of the worker", clock.instant());
        }
    }

    /// Those of a kind, the newest first.
    synchronized List<JobView> all(JobKind kind) {
        return jobs.stream().filter(job -> job.kind() == kind).map(Job::view).toList();
    }

    /// @throws JobRejected.Unknown when it is not remembered
    synchronized JobView find(JobKind kind, String id) {
        return jobs.stream()
                .filter(job -> job.kind() == kind && job.id().equals(id))
                .findFirst()
                .map(Job::view)
                .orElseThrow(JobRejected.Unknown::new);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
