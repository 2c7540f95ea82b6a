package org.artstore.query.suggest;

/// How something may go on that was begun.
///
/// @param field `filename` or `tags`
/// @param count of how many of the documents that were looked at
record Suggestion(String value, String field, long count) {}
