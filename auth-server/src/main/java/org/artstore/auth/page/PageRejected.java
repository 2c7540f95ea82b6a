package org.artstore.auth.page;

/// There is no such page.
public final class PageRejected extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String parameter;
    private final String detail;

    PageRejected(String parameter, String detail) {
        super(parameter + " " + detail, null, false, false);
        this.parameter = parameter;
        this.detail = detail;
    }

    String parameter() {
        return parameter;
    }

    String detail() {
        return detail;
    }
}
