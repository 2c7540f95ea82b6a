/// Who may use an installation, which storage elements it has, and what its documents have to say.
///
/// [org.artstore.auth.account] holds the service accounts, [org.artstore.auth.key] the key that
/// signs, [org.artstore.auth.token] gives tokens to those who prove to be an account,
/// [org.artstore.auth.element] registers storage elements, and [org.artstore.auth.template] the
/// templates of documents. Whatever changes is written to PostgreSQL, together with its event;
// [org.artstore.auth.outbox] carries the event to the topic
/// that all services follow. [org.artstore.auth.postgres] is the database,
/// [org.artstore.auth.body] and [org.artstore.auth.page] are the forms of requests and lists.
@NullMarked
package org.artstore.auth;

import org.jspecify.annotations.NullMarked;
