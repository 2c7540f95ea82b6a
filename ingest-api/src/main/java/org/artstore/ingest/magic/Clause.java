package org.artstore.ingest.magic;

import java.util.List;

/// A condition on the first bytes of a document.
sealed interface Clause permits Clause.Both, Clause.AtLeast, Literal, Expression {

    boolean matches(Beginning bytes);

    /// Whether it can match anything that begins with this byte, from 0 to 255.
    boolean admits(int first);

    /// How much it says: longer ones are preferred.
    int size();

    /// Both must match.
    record Both(Clause one, Clause other) implements Clause {

        @Override
        public boolean matches(Beginning bytes) {
            return one.matches(bytes) && other.matches(bytes);
        }

        @Override
        public boolean admits(int first) {
            return one.admits(first) && other.admits(first);
        }

        @Override
        public int size() {
            return one.size() + other.size();
        }
    }

    /// So many of them must match.
    record AtLeast(int count, List<Clause> clauses) implements Clause {

        public AtLeast {
            clauses = List.copyOf(clauses);
        }

        @Override
        public boolean matches(Beginning bytes) {
            int missing = count;
            int left = clauses.size();
            for (int i = 0; missing > 0 && missing <= left; i++, left--) {
                if (clauses.get(i).matches(bytes)) {
                    missing--;
                }
            }
            return missing == 0;
        }

        @Override
        public boolean admits(int first) {
            int admitting = 0;
            for (var clause : clauses) {
                admitting += clause.admits(first) ? 1 : 0;
            }
            return admitting >= count;
        }

        @Override
        public int size() {
            int longest = 0;
            for (var clause : clauses) {
                longest = Math.max(longest, clause.size());
            }
            return longest;
        }
    }
}
