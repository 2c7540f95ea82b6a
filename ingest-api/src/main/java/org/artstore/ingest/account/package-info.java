/// What is known of the accounts that use this service. Promise: a change of an account's limits
/// takes effect as soon as its event is there; an account of which nothing is known has the
/// service's defaults.
@NullMarked
package org.artstore.ingest.account;

import org.jspecify.annotations.NullMarked;
