/// How changes become events: a change writes its event into a table in its own transaction, and a
/// reader of PostgreSQL's log carries it to its topic.
///
/// Promises that an event is published if and only if its change is committed, in the order of the
/// commits, also when this service, Kafka or PostgreSQL was down in between. After a crash an event
/// may be published twice; its version tells. The last event of each key stays, and is published
/// again when Kafka has lost it.
@NullMarked
package org.artstore.auth.outbox;

import org.jspecify.annotations.NullMarked;
