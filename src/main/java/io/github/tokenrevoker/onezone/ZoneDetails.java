package io.github.tokenrevoker.onezone;

/**
 * What a Onezone tells everybody of itself ({@code GET /configuration}).
 *
 * @param name its display name; may be any text
 * @param version of the service, such as {@code 21.02.8}; empty where it does not say
 */
public record ZoneDetails(String name, String version) {}
