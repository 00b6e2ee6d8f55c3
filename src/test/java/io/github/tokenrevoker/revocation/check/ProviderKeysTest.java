package io.github.tokenrevoker.revocation.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.nitram509.jmacaroons.Macaroon;
import io.github.tokenrevoker.onezone.Access;
import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.onezone.OnezoneAddress;
import io.github.tokenrevoker.onezone.ProviderDetails;
import io.github.tokenrevoker.onezone.UnusableAddressException;
import io.github.tokenrevoker.onezone.UnusableTokenException;
import io.github.tokenrevoker.token.Base62;
import io.github.tokenrevoker.token.TokenReader;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The provider of one profile is that of another")
class ProviderKeysTest {
    private static final Caller UNKNOWN = new Caller.NotEstablished(Caller.Doubt.NOT_ASKED);

    private static String serialized(String zone, String identifier) {
        return Base62.encode(Macaroon.builder(zone, "key".getBytes(StandardCharsets.US_ASCII), identifier)
                .build()
                .serialize());
    }

    private static Set<String> keys(String host, String serialized, Caller caller) {
        try {
            Access access = new Access(OnezoneAddress.parse(host), AccessToken.pasted(serialized));
            return ProviderKeys.of(access, TokenReader.read(access.token()), caller);
        } catch (UnusableAddressException | UnusableTokenException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Caller known(String id) {
        return new Caller.Established(new ProviderDetails(id, "Provider", null));
    }

    private static boolean same(Set<String> one, Set<String> other) {
        return !Collections.disjoint(one, other);
    }

    @Test
    @DisplayName("when both tokens name it, by whatever host it is reached")
    void byTokens() {
        Set<String> direct = keys("zone.org", serialized("zone.org", "2/nmd/prv-abc/act/id1"), UNKNOWN);
        assertThat(same(direct, keys("proxy.org", serialized("ZONE.org", "2/nmd/prv-abc/act/id2"), UNKNOWN)))
                .isTrue();
        assertThat(same(direct, keys("zone.org", serialized("zone.org", "2/nmd/prv-xyz/act/id2"), UNKNOWN)))
                .isFalse();
        assertThat(same(direct, keys("other.org", serialized("other.org", "2/nmd/prv-abc/act/id2"), UNKNOWN)))
                .isFalse();
    }

    @Test
    @DisplayName("when both are reached by the same host, whatever zone the tokens name")
    void byHost() {
        assertThat(same(
                        keys("proxy.org", serialized("one.org", "2/nmd/prv-abc/act/id1"), UNKNOWN),
                        keys("proxy.org", serialized("two.org", "2/nmd/prv-abc/act/id2"), UNKNOWN)))
                .isTrue();
    }

    @Test
    @DisplayName("when the zone names it for a token that does not say whose it is")
    void byCaller() {
        Set<String> named = keys("zone.org", serialized("zone.org", "2/nmd/prv-abc/act/id1"), UNKNOWN);
        assertThat(same(named, keys("zone.org", serialized("zone.org", "legacy"), known("abc"))))
                .isTrue();
        assertThat(same(named, keys("zone.org", serialized("zone.org", "legacy"), known("xyz"))))
                .isFalse();
        assertThat(same(named, keys("zone.org", serialized("zone.org", "legacy"), UNKNOWN)))
                .isFalse();
    }

    @Test
    @DisplayName("when both have the same token, even one that cannot be read")
    void sameToken() {
        assertThat(same(
                        keys("zone.org", serialized("zone.org", "legacy"), UNKNOWN),
                        keys("zone.org", serialized("zone.org", "legacy"), UNKNOWN)))
                .isTrue();
        assertThat(same(keys("zone.org", "helloworld", UNKNOWN), keys("ZONE.org", "helloworld", UNKNOWN)))
                .isTrue();
        assertThat(same(keys("zone.org", "helloworld", UNKNOWN), keys("zone.org", "helloworlds", UNKNOWN)))
                .isFalse();
        assertThat(same(keys("zone.org", "helloworld", UNKNOWN), keys("other.org", "helloworld", UNKNOWN)))
                .isFalse();
    }

    @Test
    @DisplayName("and no key has a token in it")
    void noSecret() {
        assertThat(keys("zone.org", "helloworld", UNKNOWN)).noneMatch(key -> key.contains("helloworld"));
    }
}
