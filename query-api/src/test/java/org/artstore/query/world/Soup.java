package org.artstore.query.world;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/// Odd texts: pieces that mean something somewhere on the way of a search, in any order, and texts
/// that were a problem once, whole or changed. The same seed makes the same texts.
public final class Soup {

    private static final List<String> KNOWN = known();
    private static final List<String> PIECES =
            List.of(
                    " ",
                    " ",
                    " ",
                    "\"",
                    "-",
                    "*",
                    " or ",
                    " OR ",
                    "a",
                    "report",
                    "договор",
                    "ё",
                    "計",
                    "1",
                    "0",
                    ":*",
                    "&",
                    "|",
                    "!",
                    "(",
                    ")",
                    "<->",
                    "<2>",
                    "'",
                    "''",
                    "\\",
                    "%",
                    "_",
                    ";",
                    "--",
                    "/*",
                    "$1",
                    "?",
                    ":tenant",
                    "::",
                    "{",
                    "}",
                    "{0.1}",
                    "[",
                    "]",
                    "null",
                    "\0",
                    "\u0001",
                    "\u0002",
                    "\t",
                    "\n",
                    "\r\n",
                    "\u00A0",
                    "\u200B",
                    "\u202E",
                    "\uFEFF",
                    "\uFFFF",
                    "\uD800",
                    "\uDC00",
                    "😀",
                    "🏳️‍🌈",
                    "e\u0301",
                    "ﬁ",
                    "ß",
                    "İ",
                    "ŉ",
                    "½",
                    "％",
                    "＇",
                    "＂",
                    "﹡",
                    "«",
                    "»",
                    "“",
                    "”",
                    "the",
                    "и",
                    "1e999",
                    "-0",
                    "NaN",
                    "<b>",
                    "&amp;",
                    "#",
                    "{source}",
                    "{where}",
                    ":words",
                    "true",
                    "x".repeat(300));

    private final Random random;

    public Soup(long seed) {
        random = new Random(seed);
    }

    /// Texts that were a problem once.
    public static List<String> known() {
        try (var file = Soup.class.getResourceAsStream("/fuzz/queries.txt")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> new JsonMapper().readValue(line, String.class))
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public String next() {
        var text = new StringBuilder(random.nextInt(3) == 0 ? one(KNOWN) : "");
        int length = random.nextInt(random.nextInt(8) == 0 ? 200 : 12);
        for (int i = 0; i < length; i++) {
            text.insert(random.nextInt(text.length() + 1), piece());
        }
        return text.substring(0, Math.min(text.length(), 4_000));
    }

    public <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    public boolean once(int in) {
        return random.nextInt(in) == 0;
    }

    public int below(int bound) {
        return random.nextInt(bound);
    }

    private String piece() {
        return random.nextInt(10) == 0
                ? String.valueOf((char) random.nextInt(0x10000))
                : one(PIECES);
    }
}
