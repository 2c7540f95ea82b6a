package org.artstore.ingest.admission;

/// Requests that bring bytes of documents.
public final class Uploading {

    private Uploading() {}

    /// Whether this is one, as far as its first line tells.
    ///
    /// @param target path, perhaps with a query
    public static boolean isMeant(String method, String target) {
        return switch (method) {
            case "POST" -> isFor(target, "/api/v1/files") || isFor(target, "/api/v1/uploads");
            case "PATCH" -> target.startsWith("/api/v1/uploads/");
            default -> false;
        };
    }

    private static boolean isFor(String target, String path) {
        return target.startsWith(path)
                && (target.length() == path.length()
                        || "?/".indexOf(target.charAt(path.length())) >= 0);
    }
}
