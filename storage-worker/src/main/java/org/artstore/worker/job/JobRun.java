package org.artstore.worker.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a job under way says of itself. One thread writes, any may read.
public final class JobRun {

    private final boolean dryRun;
    private final int mostFindings;
    private final Map<String, Long> counts = new TreeMap<>();
    private final List<JobFinding> findings = new ArrayList<>();
    private long done;
    private long total;

    public JobRun(boolean dryRun, int mostFindings) {
        this.dryRun = dryRun;
        this.mostFindings = mostFindings;
    }

    /// Whether nothing is to be changed.
    public boolean isDryRun() {
        return dryRun;
    }

    /// How much there is to do, more or less.
    public synchronized void expect(long number) {
        total = number;
    }

    /// One more of it is done.
    public synchronized void done() {
        done++;
    }

    /// Counts it; the first findings are kept, too.
    public synchronized void found(JobFinding finding) {
        counts.merge(finding.finding(), 1L, Long::sum);
        if (findings.size() < mostFindings) {
            findings.add(finding);
        }
    }

    synchronized Progress progress() {
        return new Progress(done, Math.max(done, total), Map.copyOf(counts), List.copyOf(findings));
    }

    /// How far it is.
    record Progress(long done, long total, Map<String, Long> counts, List<JobFinding> findings) {}
}
