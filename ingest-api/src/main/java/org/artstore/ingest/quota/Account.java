package org.artstore.ingest.quota;

import org.artstore.schemas.id.ClientId;
import org.artstore.schemas.id.TenantId;

/// Whose documents are summed up.
public record Account(TenantId tenant, ClientId id) {}
