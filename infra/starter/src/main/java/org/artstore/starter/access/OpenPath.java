package org.artstore.starter.access;

/// A path of a reactive service that needs no token, because who may read there is decided by what
/// stands in it. A service has one bean of this type for each.
///
/// @param pattern as Spring reads it
public record OpenPath(String pattern) {}
