package org.artstore.ingest.magic;

import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MediaTypeRegistry;
import org.apache.tika.mime.MimeTypes;
import org.artstore.ingest.magic.Clause.AtLeast;
import org.artstore.ingest.magic.Clause.Both;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import javax.xml.namespace.QName;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Reads the database that comes with Tika.
final class DatabaseReader {

    private static final String FILE = "tika-mimetypes.xml";
    private static final int USUAL_PRIORITY = 50;

    private final MediaTypeRegistry registry;
    private final XMLStreamReader xml;
    private final List<Magic> magics = new ArrayList<>();
    private final Map<QName, MediaType> roots = new HashMap<>();
    private MediaType type = MediaType.OCTET_STREAM;

    private DatabaseReader(MediaTypeRegistry registry, XMLStreamReader xml) {
        this.registry = registry;
        this.xml = xml;
    }

    /// @param registry says what types are really called
    static Database read(MediaTypeRegistry registry) {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try (var file = Objects.requireNonNull(MimeTypes.class.getResourceAsStream(FILE))) {
            return new DatabaseReader(registry, factory.createXMLStreamReader(file)).read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (XMLStreamException e) {
            throw new IllegalStateException("the database of types is malformed", e);
        }
    }

    private Database read() throws XMLStreamException {
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "mime-type" -> type = type(attribute("type"));
                    case "magic" -> addMagics();
                    case "root-XML" -> addRoot();
                    default -> {}
                }
            }
        }
        return new Database(magics, roots);
    }

    private MediaType type(String name) {
        return registry.normalize(Objects.requireNonNull(MediaType.parse(name)));
    }

    /// What is nothing in particular is not looked for by Tika, though a signature is there.
    private void addMagics() throws XMLStreamException {
        var priority = optional("priority");
        int said = priority == null ? USUAL_PRIORITY : Integer.parseInt(priority);
        var clauses = clauses();
        if (!type.equals(MediaType.OCTET_STREAM)) {
            clauses.forEach(clause -> magics.add(new Magic(type, said, clause)));
        }
    }

    private void addRoot() {
        var name =
                new QName(
                        Objects.requireNonNullElse(optional("namespaceURI"), ""),
                        Objects.requireNonNullElse(optional("localName"), ""));
        roots.merge(name, type, (one, other) -> one.compareTo(other) < 0 ? one : other);
    }

    /// The clauses within the element at which the reader stands, which ends at its end.
    private List<Clause> clauses() throws XMLStreamException {
        var clauses = new ArrayList<Clause>();
        int event = xml.next();
        while (event != XMLStreamConstants.END_ELEMENT) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                clause().ifPresent(clauses::add);
            }
            event = xml.next();
        }
        return clauses;
    }

    /// Of a match; a few other elements have strayed among them.
    private Optional<Clause> clause() throws XMLStreamException {
        if (!xml.getLocalName().equals("match")) {
            clauses();
            return Optional.empty();
        }
        var count = optional("minShouldMatch");
        return Optional.of(count == null ? matching() : matching(Integer.parseInt(count)));
    }

    private Clause matching(int count) throws XMLStreamException {
        return new AtLeast(count, clauses());
    }

    /// Whatever is within a match, something of it must match besides.
    private Clause matching() throws XMLStreamException {
        var outer = match();
        var inner = clauses();
        return inner.isEmpty() ? outer : new Both(outer, new AtLeast(1, inner));
    }

    private Clause match() {
        var kind = Objects.requireNonNullElse(optional("type"), "string");
        var offsets = Offsets.parse(optional("offset"));
        var value = Value.decode(kind, attribute("value"));
        if (kind.equals("regex")) {
            return new Expression(offsets, value);
        }
        var mask = optional("mask");
        var bits = mask == null ? null : Value.decode(kind, mask);
        return new Literal(offsets, value, bits, kind.equals("stringignorecase"));
    }

    private String attribute(String name) {
        return Objects.requireNonNull(optional(name), name);
    }

    private @Nullable String optional(String name) {
        return xml.getAttributeValue(null, name);
    }
}
