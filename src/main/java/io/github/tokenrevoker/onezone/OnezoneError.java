package io.github.tokenrevoker.onezone;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What Onezone says when it refuses: the object under {@code error} in the answer.
 *
 * @param id such as {@code unauthorized}; the known ones have words of our own, any other is shown as it is
 * @param description for people, in English; empty if the server gave none
 * @param details any JSON at all, or null when absent or null
 * @param context where in the server it arose ({@code ctx} of the newest servers), or null
 */
public record OnezoneError(
        String id,
        String description,
        @Nullable JsonNode details,
        @Nullable JsonNode context) {
    /** How deep errors are looked for inside errors; real ones nest twice. */
    private static final int MAX_NESTING = 8;

    /** The error inside the details ({@code authError} or {@code tokenError}), which says the actual cause. */
    public Optional<OnezoneError> cause() {
        if (details == null) {
            return Optional.empty();
        }
        return read(details.get("authError")).or(() -> read(details.get("tokenError")));
    }

    /** The last error of the chain of causes; this one where there is no other. */
    public OnezoneError innermost() {
        OnezoneError innermost = this;
        for (int depth = 0; depth < MAX_NESTING; depth++) {
            Optional<OnezoneError> cause = innermost.cause();
            if (cause.isEmpty()) {
                break;
            }
            innermost = cause.get();
        }
        return innermost;
    }

    /** Reads {@code {"id":…,"description":…,"details":…}}; empty when the JSON has another shape. */
    static Optional<OnezoneError> read(@Nullable JsonNode error) {
        if (error == null || !error.isObject()) {
            return Optional.empty();
        }
        JsonNode id = error.get("id");
        JsonNode description = error.get("description");
        boolean described = description == null || description.isNull() || description.isString();
        if (id == null || !id.isString() || id.asString().isBlank() || !described) {
            return Optional.empty();
        }
        String words = description == null || description.isNull() ? "" : description.asString();
        return Optional.of(new OnezoneError(id.asString(), words, present(error, "details"), present(error, "ctx")));
    }

    private static @Nullable JsonNode present(JsonNode object, String key) {
        JsonNode value = object.get(key);
        return value == null || value.isNull() ? null : value;
    }
}
