package io.github.tokenrevoker.connection.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.tokenrevoker.connection.TransportFault;
import io.github.tokenrevoker.connection.TransportFault.Kind;
import io.github.tokenrevoker.onezone.TestAuthority;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A refusal of a server")
class JudgingTrustTest {
    private static final String UNREAD = "/etc/ssl/bundle.crt, entry 7 (line 95): it is no certificate";

    private static TransportFault refusal(List<String> unread) throws Exception {
        X509Certificate[] chain = {new TestAuthority().good().certificate()};
        try (SSLSocket socket =
                (SSLSocket) SSLContext.getDefault().getSocketFactory().createSocket()) {
            JudgingTrust nobody = new JudgingTrust(List.of(), Clock.systemUTC(), unread);
            return catchThrowableOfType(
                            UntrustedServerException.class, () -> nobody.judge(chain, "ECDHE_ECDSA", socket))
                    .fault();
        }
    }

    @Test
    @DisplayName("by an unknown authority names the authorities that could not be read")
    void namesUnread() throws Exception {
        assertThat(refusal(List.of(UNREAD)).kind()).isEqualTo(Kind.TLS_UNKNOWN_AUTHORITY);
        assertThat(refusal(List.of(UNREAD)).technical()).contains(UNREAD);
        assertThat(refusal(List.of()).technical()).doesNotContain("not read");
    }
}
