/// What it costs to read, migrate and check what is known of a document. Promise: each figure is
/// that of one document, beside what its JSON alone costs in the same run.
@NullMarked
package org.artstore.bench.attr;

import org.jspecify.annotations.NullMarked;
