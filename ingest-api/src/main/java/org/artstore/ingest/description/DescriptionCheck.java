package org.artstore.ingest.description;

import org.artstore.ingest.refusal.UploadRefused;
import org.artstore.ingest.template.Templates;

/// Looks at what a client says of a document before it is taken.
public final class DescriptionCheck {

    private final Templates templates;

    public DescriptionCheck(Templates templates) {
        this.templates = templates;
    }

    /// The description as it is taken: the template that it names is named in full.
    ///
    /// @throws UploadRefused when it does not fit beside the document, or its template refuses it
    /// @throws org.artstore.schemas.document.MetadataRejected when a value breaks a rule
    public Description checked(Description description, Origin origin) {
        require(description, origin);
        var said = description.metadata().customAttributes();
        var checked = templates.checked(said);
        if (checked.equals(said)) {
            return description;
        }
        var written = description.with(checked);
        require(written, origin);
        return written;
    }

    private static void require(Description description, Origin origin) {
        AttributeRoom.require(description, origin.file(), origin.creator(), origin.tenant());
    }
}
