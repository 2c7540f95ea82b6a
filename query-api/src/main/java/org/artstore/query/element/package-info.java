/// Where the bytes of each storage element are served, as element-status says. Promise: what a
/// worker last said of its element is known here for as long as this process lives, whether Kafka
/// can be reached or not.
@NullMarked
package org.artstore.query.element;

import org.jspecify.annotations.NullMarked;
