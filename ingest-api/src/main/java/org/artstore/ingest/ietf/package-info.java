/// Resumable uploads as the IETF's draft speaks of them (`IetfHeaders` names its version), without
/// interim responses: clients create an upload by a request without bytes. Promise: same as for
/// `tus`, no session affinity; and the final answer can be asked for again.
@NullMarked
package org.artstore.ingest.ietf;

import org.jspecify.annotations.NullMarked;
