/// The templates that custom attributes may name. Promise: attributes that are checked here satisfy
/// the version of the template that they name from then on, and so every later one; no version
/// changes or goes.
@NullMarked
package org.artstore.ingest.template;

import org.jspecify.annotations.NullMarked;
