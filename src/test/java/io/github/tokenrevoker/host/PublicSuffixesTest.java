package io.github.tokenrevoker.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("By the Public Suffix List")
class PublicSuffixesTest {
    @ParameterizedTest(name = "anybody may register below {0}, or above it nobody registers")
    @ValueSource(
            strings = {
                "",
                "com",
                "pl",
                "co.uk",
                "ac.uk",
                "krakow.pl",
                "edu.pl",
                "gouv.fr",
                "github.io",
                "eu-west-1.compute.amazonaws.com",
                "ck",
                "anything.ck",
                "xn--55qx5d.cn",
                "xn--zckzah",
                "local",
                "test",
                "onezone",
            })
    void suffix(String domain) {
        assertThat(PublicSuffixes.registeredDomain(domain)).isEmpty();
    }

    @ParameterizedTest(name = "{0} belongs to whoever registered {1}")
    @CsvSource({
        "example.com, example.com",
        "a.b.example.com, example.com",
        "oz.cyfronet.pl, cyfronet.pl",
        "oz.agh.edu.pl, agh.edu.pl",
        "oz.example.ac.uk, example.ac.uk",
        "onezone.github.io, onezone.github.io",
        "a.host.eu-west-1.compute.amazonaws.com, host.eu-west-1.compute.amazonaws.com",
        "www.ck, www.ck",
        "a.www.ck, www.ck",
        "a.example.anything.ck, example.anything.ck",
        "oz.city.kawasaki.jp, city.kawasaki.jp",
        "oz.example.foo.kawasaki.jp, example.foo.kawasaki.jp",
        "a.xn--85x722f.xn--55qx5d.cn, xn--85x722f.xn--55qx5d.cn",
        "dev.onezone.local, onezone.local",
        "oz.default.svc.cluster.local, cluster.local",
    })
    void organisation(String host, String registered) {
        assertThat(PublicSuffixes.registeredDomain(host)).contains(registered);
    }

    @ParameterizedTest(name = "the text {0} is an IPv6 address: {1}")
    @CsvSource({
        "::1, true",
        "2001:db8::1, true",
        "::ffff:10.0.0.1, true",
        "1:2:3:4:5:6:7:8, true",
        "1:2:3:4:5:6:7, false",
        "1:2:3:4:5:6:7:8:9, false",
        "fe80::1%eth0, false",
        "fe80::1%1, false",
        "[::1], false",
        "10.0.0.1, false",
        "::g, false",
        "'::１', false",
        "onezone, false",
    })
    void ipv6(String text, boolean address) {
        assertThat(IpLiteral.isIpv6(text)).isEqualTo(address);
    }
}
