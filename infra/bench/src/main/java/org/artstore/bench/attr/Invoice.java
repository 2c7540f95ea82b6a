package org.artstore.bench.attr;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// An invoice, and what all invoices have to say.
final class Invoice {

    static final String SCHEMA =
            """
            {"$defs": {"money": {"type": "number", "minimum": 0}},
             "type": "object", "additionalProperties": false,
             "required": ["number", "supplier", "due", "rows"],
             "properties": {
              "number": {"type": "string", "pattern": "^[A-Z]{2}-\\\\d{4}-\\\\d+$"},
              "supplier": {"type": "object", "required": ["name"], "properties": {
               "name": {"type": "string", "minLength": 1, "maxLength": 200},
               "mail": {"type": "string", "pattern": "^[^@ ]+@[^@ ]+$"}}},
              "due": {"type": "string", "format": "date"},
              "currency": {"enum": ["EUR", "RUB", "USD"]},
              "total": {"$ref": "#/$defs/money"},
              "rows": {"type": "array", "minItems": 1, "maxItems": 100, "items": {
               "type": "object", "required": ["text", "amount"], "properties": {
                "text": {"type": "string"}, "amount": {"$ref": "#/$defs/money"},
                "pieces": {"type": "integer", "minimum": 1}}}}}}
            """;

    private static final String ROW =
            """
            {"text": "Row no. %1$d of the bill", "amount": %1$d.25, "pieces": 3}
            """;

    private Invoice() {}

    /// Its attr.json as version 1.0 wrote it.
    static String version1() {
        var rows = IntStream.range(0, 25).mapToObj(ROW::formatted).collect(Collectors.joining(","));
        var tags =
                IntStream.range(0, 10)
                        .mapToObj("\"tag %d\""::formatted)
                        .collect(Collectors.joining(","));
        return """
        {"file_id": "0193605c-1a2b-7c3d-8e4f-5a6b7c8d9e0f", "element_id": "rw-01",
         "original_filename": "invoice.pdf", "storage_path": "2024/11/24/19",
         "storage_filename": "invoice_bob_20241124T190001_0193605c-1a2b-7c3d-8e4f-5a6b7c8d9e0f.pdf",
         "file_size": 123456, "content_type": "application/pdf",
         "checksum": "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824",
         "created_at": "2024-11-24T19:00:01Z", "created_by_id": "sa_local_bob_00c0ffee",
         "created_by_username": "bob", "description": "An invoice", "tags": [%s],
         "retention_policy": "permanent",
         "metadata": {"number": "RE-2024-17", "due": "2024-12-24", "currency": "EUR", "total": 1234.5,
          "supplier": {"name": "Paper Ltd", "mail": "bills@paper.example"}, "rows": [%s]}}
        """
                .formatted(tags, rows);
    }
}
