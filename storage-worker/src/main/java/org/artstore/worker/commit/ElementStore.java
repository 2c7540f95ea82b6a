package org.artstore.worker.commit;

import org.artstore.schemas.id.ElementId;
import org.artstore.worker.catalog.Catalog;
import org.artstore.worker.disk.DiskThreads;
import org.artstore.worker.disk.ElementDirectory;
import org.artstore.worker.disk.SyncedDirectories;
import org.artstore.worker.staging.Leftovers;
import org.artstore.worker.staging.Staging;

import java.time.InstantSource;

/// One disk element, ready to take up its journal where an earlier process left off.
public record ElementStore(
        ElementId element, Catalog catalog, Staging staging, GroupCommit commit) {

    /// Sorts what an earlier process left before it returns.
    ///
    /// @param catalogNames how many names the catalog remembers
    public static ElementStore open(
            ElementId element,
            ElementDirectory directory,
            int catalogNames,
            DiskThreads threads,
            CommitObserver observer,
            InstantSource clock) {
        var catalog = new Catalog(element, directory, catalogNames);
        var synced = new SyncedDirectories(directory.root());
        var staging = new Staging(directory, threads, clock);
        synced.ensure(directory.staging());
        new Leftovers(directory, catalog, synced, staging).sort();
        return new ElementStore(
                element,
                catalog,
                staging,
                new GroupCommit(directory, catalog, threads, synced, observer));
    }
}
