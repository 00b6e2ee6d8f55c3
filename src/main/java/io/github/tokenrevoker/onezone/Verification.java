package io.github.tokenrevoker.onezone;

import java.time.Duration;
import java.util.Optional;

/**
 * What Onezone says of a token it has just verified ({@code POST /tokens/verify_access_token}).
 *
 * @param subjectType {@code oneprovider} or {@code user}
 * @param subjectId whose it is
 * @param timeLeft how long it stays valid from now on by the zone's clock; empty without an end
 */
public record Verification(String subjectType, String subjectId, Optional<Duration> timeLeft) {}
