/// Hits in their order, page by page, with their number and their facets. Promise: a page has
/// documents of one tenant only; and its order is a function of the documents and of the first
/// page, so that who goes on where a page ended meets each document once, whatever is added
/// meanwhile.
@NullMarked
package org.artstore.query.page;

import org.jspecify.annotations.NullMarked;
