package org.artstore.bench.history;

import org.artstore.schemas.document.CustomAttributes;
import org.artstore.schemas.document.Metadata;
import org.artstore.schemas.event.EventJson;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What documents are called and described with, in Russian and in English.
final class Words {

    private static final List<String> RUSSIAN =
            List.of(
                    "договор",
                    "отчёт",
                    "счёт",
                    "акт",
                    "приказ",
                    "заявление",
                    "смета",
                    "проект",
                    "протокол",
                    "справка",
                    "накладная",
                    "решение",
                    "письмо",
                    "реестр",
                    "план",
                    "годовой",
                    "финансовый",
                    "итоговый",
                    "архивный",
                    "подписанный",
                    "поставки",
                    "аренды",
                    "оказания",
                    "услуг",
                    "выполненных",
                    "работ",
                    "сотрудника",
                    "отдела");
    private static final List<String> ENGLISH =
            List.of(
                    "contract",
                    "report",
                    "invoice",
                    "statement",
                    "order",
                    "request",
                    "estimate",
                    "project",
                    "minutes",
                    "certificate",
                    "waybill",
                    "decision",
                    "letter",
                    "register",
                    "plan",
                    "annual",
                    "financial",
                    "final",
                    "archived",
                    "signed",
                    "delivery",
                    "lease",
                    "provided",
                    "services",
                    "completed",
                    "works",
                    "employee",
                    "department");
    private static final List<String> EXTENSIONS = List.of("pdf", "docx", "xlsx", "jpg", "txt");

    private static final int NAMES = 100_000;
    private static final List<String> SYLLABLES =
            List.of("dom", "fen", "gim", "kop", "lam", "nuk", "pim", "rok", "tam", "zuk");

    private Words() {}

    /// What a client says of the document of this number; every fourth has no description, and
    /// every third no attributes.
    static Metadata metadata(int number, Random random) {
        var words = random.nextInt(3) == 0 ? ENGLISH : RUSSIAN;
        var name = draw(words, 2, "_", random) + "_" + number;
        return new Metadata(
                name + "." + EXTENSIONS.get(random.nextInt(EXTENSIONS.size())),
                random.nextInt(4) == 0 ? null : draw(words, 8, " ", random) + " " + name(random),
                List.of(draw(RUSSIAN, 1, "", random), "tag " + random.nextInt(100)),
                random.nextInt(3) == 0 ? CustomAttributes.NONE : attributes(number, random));
    }

    static String contentType(String name) {
        return name.endsWith("pdf") ? "application/pdf" : "application/octet-stream";
    }

    private static CustomAttributes attributes(int number, Random random) {
        var json =
                "{\"number\":\"%d/%d\",\"counterparty\":\"%s\",\"amount\":%d.50}"
                        .formatted(
                                number,
                                random.nextInt(100),
                                draw(RUSSIAN, 2, " ", random),
                                random.nextInt(1_000_000));
        return new CustomAttributes(EventJson.MAPPER.readValue(json, ObjectNode.class));
    }

    /// Somebody's name: a few are met everywhere, most hardly ever (Zipf's law).
    private static String name(Random random) {
        int rank = (int) Math.pow(NAMES, random.nextDouble());
        var name = new StringBuilder("ba");
        for (int rest = rank; rest > 0; rest /= SYLLABLES.size()) {
            name.append(SYLLABLES.get(rest % SYLLABLES.size()));
        }
        return name.toString();
    }

    private static String draw(List<String> words, int count, String between, Random random) {
        return IntStream.range(0, count)
                .mapToObj(_ -> words.get(random.nextInt(words.size())))
                .collect(Collectors.joining(between));
    }
}
