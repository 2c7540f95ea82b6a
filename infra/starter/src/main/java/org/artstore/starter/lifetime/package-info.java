/// A supervised process ends with its supervisor.
@NullMarked
package org.artstore.starter.lifetime;

import org.jspecify.annotations.NullMarked;
