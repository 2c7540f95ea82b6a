/// The contract between the services; no framework, only Kafka's client, CloudEvents and Jackson.
///
/// The way of one upload, in the order of its records: `journal` (what ingest-api writes and
/// storage-worker commits), `attr` (what lies beside the bytes), `file` (what everybody else
/// reads). `topic` names every topic, `event` is the envelope of every event.
@NullMarked
package org.artstore.schemas;

import org.jspecify.annotations.NullMarked;
