/// Uploads that another element takes over. Promise: whatever their journal says of such an upload,
/// earlier or later, is that element's to store.
@NullMarked
package org.artstore.schemas.forward;

import org.jspecify.annotations.NullMarked;
