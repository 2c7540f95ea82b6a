/// What a client is told of an upload that was not refused. Promise: 201 only for what is stored,
/// 202 only for what is durable.
@NullMarked
package org.artstore.ingest.answer;

import org.jspecify.annotations.NullMarked;
