package org.artstore.query.suggest;

import java.util.List;

/// Tags first, the most frequent; then names, the newest.
record SuggestAnswer(List<Suggestion> items) {}
