package org.artstore.auth.token;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.util.LinkedHashMap;

/// Refused requests for tokens in the words of RFC 6749, 5.2.
final class TokenErrors implements AuthenticationFailureHandler, AuthenticationEntryPoint {

    private static final JsonMapper JSON = new JsonMapper();

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request,
            HttpServletResponse response,
            AuthenticationException refused)
            throws IOException {
        write(response, code(refused));
    }

    /// The request has no client authentication at all.
    @Override
    public void commence(
            HttpServletRequest request,
            HttpServletResponse response,
            AuthenticationException missing)
            throws IOException {
        write(response, OAuth2ErrorCodes.INVALID_CLIENT);
    }

    private static String code(AuthenticationException refused) {
        if (!(refused instanceof OAuth2AuthenticationException worded)) {
            return OAuth2ErrorCodes.INVALID_CLIENT;
        }
        var code = worded.getError().getErrorCode();
        // Said of authorization codes, which do not exist here.
        return code.equals(OAuth2ErrorCodes.INVALID_GRANT)
                ? OAuth2ErrorCodes.UNSUPPORTED_GRANT_TYPE
                : code;
    }

    private static void write(HttpServletResponse response, String code) throws IOException {
        var isClient = code.equals(OAuth2ErrorCodes.INVALID_CLIENT);
        response.setStatus(
                isClient
                        ? HttpServletResponse.SC_UNAUTHORIZED
                        : HttpServletResponse.SC_BAD_REQUEST);
        if (isClient) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"artstore\"");
        }
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        var body = new LinkedHashMap<String, String>();
        body.put("error", code);
        body.put("error_description", description(code));
        response.getOutputStream().write(JSON.writeValueAsBytes(body));
    }

    private static String description(String code) {
        return switch (code) {
            case OAuth2ErrorCodes.INVALID_CLIENT ->
                    "The client is not known or its secret is wrong.";
            case OAuth2ErrorCodes.INVALID_SCOPE ->
                    "The account does not have every scope asked for.";
            case OAuth2ErrorCodes.UNSUPPORTED_GRANT_TYPE ->
                    "The only grant type is client_credentials.";
            default -> "The request is not one for a token.";
        };
    }
}
