package org.artstore.index.redrive;

import org.artstore.schemas.topic.Topics;

import java.util.Optional;
import java.util.regex.Pattern;

/// Names a dead letter by where it lies: topic, partition and offset.
record LetterId(int partition, long offset) {

    static final String TOPIC = Topics.deadLetters(Topics.FILES.name());

    private static final Pattern FORM =
            Pattern.compile(Pattern.quote(TOPIC) + "-(\\d{1,6})-(\\d{1,18})");

    /// None when nothing can have this name.
    static Optional<LetterId> parse(String text) {
        var matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(
                        new LetterId(
                                Integer.parseInt(matcher.group(1)),
                                Long.parseLong(matcher.group(2))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return TOPIC + "-" + partition + "-" + offset;
    }
}
