package io.github.tokenrevoker.onezone;

import org.jspecify.annotations.Nullable;

/**
 * Who Onezone says we are ({@code GET /provider}).
 *
 * @param id the provider's id, never empty
 * @param name its display name as the zone has it; may be any text, also hostile
 * @param domain where the provider is reached, if told
 */
public record ProviderDetails(
        String id, String name, @Nullable String domain) {}
