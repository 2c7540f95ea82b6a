/// Whether two requests are the same. Promise: whatever would lead to another document leads to
/// another fingerprint or another digest, and nothing else does; bodies are digested while others
/// read them, and nothing of them is kept.
@NullMarked
package org.artstore.ingest.fingerprint;

import org.jspecify.annotations.NullMarked;
