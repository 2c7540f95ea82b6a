/// The signatures of Apache Tika's database, evaluated in microseconds. Promise: the answer is that
/// of Tika's own detection by the same bytes, and nothing is allocated for what matches nothing.
@NullMarked
package org.artstore.ingest.magic;

import org.jspecify.annotations.NullMarked;
