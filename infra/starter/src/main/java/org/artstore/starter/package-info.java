/// What every service of ArtStore has in common, as Spring Boot auto-configuration: a service adds
/// the dependency and gets all of it, reactive or servlet.
///
/// A request passes the packages in this order: [org.artstore.starter.request] names it,
/// [org.artstore.starter.access] finds out who calls, [org.artstore.starter.endpoint] checks scope
/// and parameters, and [org.artstore.starter.problem] words every refusal.
/// [org.artstore.starter.kafka] holds the client settings and creates topics,
/// [org.artstore.starter.follower] follows a log, [org.artstore.starter.placement] finds
/// elements for documents, [org.artstore.starter.token] is for services that call others,
/// [org.artstore.starter.health] and [org.artstore.starter.telemetry] tell how the service is,
/// [org.artstore.starter.openapi] what it offers, [org.artstore.starter.settings] and
/// [org.artstore.starter.lifetime] govern its start and end.
@NullMarked
package org.artstore.starter;

import org.jspecify.annotations.NullMarked;
