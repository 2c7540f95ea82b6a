/// storage-worker owns the bytes of its elements. An upload passes the packages in this order:
/// [org.artstore.worker.journal] takes its records from the journal of the element,
/// [org.artstore.worker.staging] puts the bytes on the disk and watches over their order,
/// [org.artstore.worker.commit] makes them a file with its attr.json and the journal tells the file
/// log. What an element has no room for, [org.artstore.worker.forward] gives to another. Later
/// [org.artstore.worker.content] serves them. What all of these work with is a store of files,
/// [org.artstore.worker.store]: [org.artstore.worker.diskstore] makes one of a directory, found by
/// [org.artstore.worker.catalog] and checked by [org.artstore.worker.fixity].
/// [org.artstore.worker.element] knows which elements are this worker's and how they are;
/// [org.artstore.worker.disk] is the file system below.
///
/// What is stored is looked after: [org.artstore.worker.scrub] reads it again and again, and
/// [org.artstore.worker.damage] keeps what it finds. Operators ask for work in
/// [org.artstore.worker.job]: [org.artstore.worker.rebuild], [org.artstore.worker.check],
/// [org.artstore.worker.orphan]. It walks an element by its [org.artstore.worker.inventory], and
/// writes and reads the log by [org.artstore.worker.filelog].
@NullMarked
package org.artstore.worker;

import org.jspecify.annotations.NullMarked;
