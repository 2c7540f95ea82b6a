package org.artstore.ingest.magic;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;

/// The bytes that a value of the database stands for.
final class Value {

    private static final String HEX = "0x";
    private static final int LONGEST_OCTAL = 3;

    private Value() {}

    /// @param kind the type of the match
    static byte[] decode(String kind, String text) {
        return switch (kind) {
            case "string", "regex" -> string(text);
            case "stringignorecase" -> string(text.toLowerCase(Locale.ROOT));
            case "unicodeLE" -> unescaped(text).getBytes(StandardCharsets.UTF_16LE);
            case "unicodeBE" -> unescaped(text).getBytes(StandardCharsets.UTF_16BE);
            case "host16", "little16" -> reversed(number(text, Short.BYTES));
            case "big16" -> number(text, Short.BYTES);
            case "host32", "little32" -> reversed(number(text, Integer.BYTES));
            case "big32" -> number(text, Integer.BYTES);
            default -> throw new IllegalArgumentException("unknown type of match: " + kind);
        };
    }

    private static byte[] string(String text) {
        if (!text.startsWith(HEX)) {
            return unescaped(text).getBytes(StandardCharsets.ISO_8859_1);
        }
        int halfByte = text.length() % 2;
        return HexFormat.of().parseHex(text, HEX.length(), text.length() - halfByte);
    }

    private static byte[] number(String text, int length) {
        long number =
                text.startsWith(HEX)
                        ? Long.parseLong(text.substring(HEX.length()), 16)
                        : Long.parseLong(text, 8);
        var bytes = new byte[length];
        for (int i = length - 1; i >= 0; i--) {
            bytes[i] = (byte) number;
            number >>= Byte.SIZE;
        }
        return bytes;
    }

    private static byte[] reversed(byte[] bytes) {
        var reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[bytes.length - 1 - i] = bytes[i];
        }
        return reversed;
    }

    private static String unescaped(String text) {
        var plain = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            char character = text.charAt(at);
            if (character == '\\') {
                at = unescape(text, at + 1, plain);
            } else {
                plain.append(character);
                at++;
            }
        }
        return plain.toString();
    }

    /// @return where the text goes on
    private static int unescape(String text, int at, StringBuilder plain) {
        switch (text.charAt(at)) {
            case '\\' -> plain.append('\\');
            case 'r' -> plain.append('\r');
            case 'n' -> plain.append('\n');
            case 'x' -> {
                plain.append((char) Integer.parseInt(text, at + 1, at + 3, 16));
                return at + 3;
            }
            default -> {
                return octal(text, at, plain);
            }
        }
        return at + 1;
    }

    /// Up to three digits; none are a zero, whatever was meant by the escape.
    private static int octal(String text, int from, StringBuilder plain) {
        int number = 0;
        int at = from;
        while (at < Math.min(from + LONGEST_OCTAL, text.length())
                && Character.isDigit(text.charAt(at))) {
            number = number * 8 + Character.digit(text.charAt(at), 8);
            at++;
        }
        plain.append((char) (number & 0xff));
        return at;
    }
}
