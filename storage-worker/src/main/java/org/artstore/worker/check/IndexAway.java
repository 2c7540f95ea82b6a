package org.artstore.worker.check;

/// The index cannot be compared now. It says nothing of any document.
final class IndexAway extends Exception {

    private static final long serialVersionUID = 1L;
    private final String finding;

    IndexAway(String finding, String detail) {
        super(detail);
        this.finding = finding;
    }

    /// It does not answer.
    static IndexAway silent(Throwable cause) {
        var away = new IndexAway("index-unavailable", "index-stream gives no answer");
        away.initCause(cause);
        return away;
    }

    /// What a job finds then.
    String finding() {
        return finding;
    }
}
