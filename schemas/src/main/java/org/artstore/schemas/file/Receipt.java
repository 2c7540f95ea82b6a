package org.artstore.schemas.file;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import java.util.regex.Pattern;

/// Where in the file log an event stands; given to the client that caused it, who may ask readers
/// to wait for it.
public record Receipt(int partition, long offset) {

    private static final Pattern FORM = Pattern.compile("(\\d{1,9})-(\\d{1,18})");

    public Receipt {
        if (partition < 0 || offset < 0) {
            throw new IllegalArgumentException("a receipt is a partition and an offset");
        }
    }

    /// Reads the text form.
    ///
    /// @throws IllegalArgumentException when the text is no receipt
    @JsonCreator
    public static Receipt parse(String text) {
        var matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("a receipt is a partition and an offset");
        }
        return new Receipt(Integer.parseInt(matcher.group(1)), Long.parseLong(matcher.group(2)));
    }

    @JsonValue
    @Override
    public String toString() {
        return partition + "-" + offset;
    }
}
