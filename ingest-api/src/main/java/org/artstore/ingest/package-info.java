/// Takes uploads: all writes of clients begin here.
///
/// The way of one upload: `upload` reads the request, `multipart` one with many documents, whose
/// parts `part` finds, and `description` what it says of a document, `placement` chooses the
/// element, `body` reads the bytes, `coding` decodes them, `chunk` cuts them into records, `sniff`
/// tells their type by the signatures of `magic`, `journal` writes the records to Kafka and says
/// when they are durable, `outcome` waits until the file log tells that the document is stored,
/// `answer` says so. `template` knows what types of documents have to say of themselves. `refusal`
/// is every reason to say no.
///
/// Before all that, `rate` holds the caller to the limits that `account` knows of, by means of
/// `redis`; `quota` knows how much its documents may amount to.
///
/// Around those that create stands `idempotency`: of several requests with one key, `claim` knows
/// which is carried out and what it was answered, `fingerprint` whether they are the same.
///
/// `connection` and `admission` keep out what is too much or too slow.
///
/// An upload of many requests: `tus` and `ietf` speak a protocol each, `offer` names both; `resume`
/// creates, appends and seals, `register` knows whose the upload is and how far it has come, as the
/// log of its events says.
@NullMarked
package org.artstore.ingest;

import org.jspecify.annotations.NullMarked;
