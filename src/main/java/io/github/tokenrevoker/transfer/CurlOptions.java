package io.github.tokenrevoker.transfer;

import io.github.tokenrevoker.transfer.Variables.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The arguments of a curl command, or of a program with options like it, told apart as curl does.
 *
 * @param urls where the request goes; never a proxy's or a referring page's
 * @param headers each as {@code Name: value}; those in the command itself, not in a file
 */
record CurlOptions(List<Text> urls, List<Text> headers) {
    /** The short options with a value, which stands in the same word or in the next. */
    private static final String OF_CURL = "AbcCdDeEFHKmoPQrtTuUwxXyYz";

    private static final String OF_WGET = "OoaeiBtTwQPUDlARXI";
    private static final String OF_HTTPIE = "aAops";

    private static final Set<String> LONG_WITH_VALUE = Set.of(
            "abstract-unix-socket",
            "alt-svc",
            "aws-sigv4",
            "cacert",
            "capath",
            "cert",
            "cert-type",
            "ciphers",
            "config",
            "connect-timeout",
            "connect-to",
            "continue-at",
            "cookie",
            "cookie-jar",
            "create-file-mode",
            "crlf-file",
            "crlfile",
            "curves",
            "data",
            "data-ascii",
            "data-binary",
            "data-raw",
            "data-urlencode",
            "delegation",
            "dns-interface",
            "dns-ipv4-addr",
            "dns-ipv6-addr",
            "dns-servers",
            "doh-url",
            "dump-header",
            "ech",
            "egd-file",
            "engine",
            "etag-compare",
            "etag-save",
            "expect100-timeout",
            "form",
            "form-string",
            "ftp-account",
            "ftp-alternative-to-user",
            "ftp-method",
            "ftp-port",
            "ftp-ssl-ccc-mode",
            "happy-eyeballs-timeout-ms",
            "haproxy-clientip",
            "header",
            "hostpubmd5",
            "hostpubsha256",
            "hsts",
            "interface",
            "ip-tos",
            "ipfs-gateway",
            "json",
            "keepalive-cnt",
            "keepalive-time",
            "key",
            "key-type",
            "krb",
            "libcurl",
            "limit-rate",
            "local-port",
            "login-options",
            "mail-auth",
            "mail-from",
            "mail-rcpt",
            "max-filesize",
            "max-redirs",
            "max-time",
            "method",
            "netrc-file",
            "noproxy",
            "oauth2-bearer",
            "output",
            "output-dir",
            "parallel-max",
            "pass",
            "path-as-is-to",
            "pinnedpubkey",
            "postquote",
            "prequote",
            "preproxy",
            "proto",
            "proto-default",
            "proto-redir",
            "proxy",
            "proxy-cacert",
            "proxy-capath",
            "proxy-cert",
            "proxy-cert-type",
            "proxy-ciphers",
            "proxy-crlfile",
            "proxy-header",
            "proxy-key",
            "proxy-key-type",
            "proxy-pass",
            "proxy-pinnedpubkey",
            "proxy-service-name",
            "proxy-tls13-ciphers",
            "proxy-tlsauthtype",
            "proxy-tlspassword",
            "proxy-tlsuser",
            "proxy-user",
            "proxy1.0",
            "pubkey",
            "quote",
            "random-file",
            "range",
            "rate",
            "referer",
            "request",
            "request-target",
            "resolve",
            "retry",
            "retry-delay",
            "retry-max-time",
            "sasl-authzid",
            "service-name",
            "socks4",
            "socks4a",
            "socks5",
            "socks5-gssapi-service",
            "socks5-hostname",
            "speed-limit",
            "speed-time",
            "stderr",
            "telnet-option",
            "tftp-blksize",
            "time-cond",
            "tls-max",
            "tls13-ciphers",
            "tlsauthtype",
            "tlspassword",
            "tlsuser",
            "trace",
            "trace-ascii",
            "trace-config",
            "unix-socket",
            "upload-file",
            "upload-flags",
            "url",
            "url-query",
            "user",
            "user-agent",
            "variable",
            "vlan-priority",
            "write-out",
            // Of wget, HTTPie and the command lines of Onedata.
            "accept",
            "accept-file",
            "auth",
            "auth-type",
            "body-data",
            "body-file",
            "content-type",
            "host",
            "output-document",
            "output-file",
            "password",
            "post-data",
            "post-file",
            "session",
            "timeout",
            "tries",
            "verify");

    private static final Pattern HEADER_WORD =
            Pattern.compile("(?:x-auth-token|macaroon|authorization):.+", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** Reads the arguments behind a program's name. */
    static CurlOptions read(String program, List<Text> arguments) {
        String withValue = switch (program) {
            case "wget" -> OF_WGET;
            case "http", "https", "xh", "xhs" -> OF_HTTPIE;
            default -> OF_CURL;
        };
        Reader reader = new Reader(arguments, withValue);
        reader.read();
        if (withValue.equals(OF_HTTPIE)) {
            reader.addBearer();
        }
        return new CurlOptions(reader.urls, reader.headers);
    }

    private static final class Reader {
        private final List<Text> arguments;
        private final String withValue;
        private final List<Text> urls = new ArrayList<>();
        private final List<Text> headers = new ArrayList<>();
        private final List<Text> credentials = new ArrayList<>();
        private String kind = "";
        private int at;

        Reader(List<Text> arguments, String withValue) {
            this.arguments = arguments;
            this.withValue = withValue;
        }

        private void read() {
            boolean optionsEnded = false;
            while (at < arguments.size()) {
                Text word = arguments.get(at++);
                String text = word.value();
                if (optionsEnded || !text.startsWith("-") || text.equals("-")) {
                    positional(word);
                } else if (text.equals("--")) {
                    optionsEnded = true;
                } else if (text.startsWith("--")) {
                    longOption(word);
                } else {
                    shortOptions(word);
                }
            }
        }

        /** HTTPie has the kind of its credentials in an option beside them. */
        private void addBearer() {
            if (kind.equalsIgnoreCase("bearer")) {
                credentials.forEach(
                        text -> headers.add(new Text("Authorization: Bearer " + text.value(), text.unknown())));
            }
        }

        private void positional(Text word) {
            if (HEADER_WORD.matcher(word.value()).matches()) {
                headers.add(word);
            } else {
                urls.add(word);
            }
        }

        private void longOption(Text word) {
            String text = word.value().substring(2);
            int equals = text.indexOf('=');
            if (equals >= 0) {
                option(text.substring(0, equals), new Text(text.substring(equals + 1), word.unknown()));
            } else if (LONG_WITH_VALUE.contains(text) && at < arguments.size()) {
                option(text, arguments.get(at++));
            }
        }

        /** Several may stand in one word; what follows the first with a value is its value. */
        private void shortOptions(Text word) {
            String text = word.value();
            for (int i = 1; i < text.length(); i++) {
                char letter = text.charAt(i);
                if (withValue.indexOf(letter) >= 0) {
                    String rest = text.substring(i + 1);
                    if (!rest.isEmpty()) {
                        option(String.valueOf(letter), new Text(rest, word.unknown()));
                    } else if (at < arguments.size()) {
                        option(String.valueOf(letter), arguments.get(at++));
                    }
                    return;
                }
            }
        }

        private void option(String name, Text value) {
            switch (name) {
                case "url", "host" -> urls.addFirst(value);
                case "H", "header" -> {
                    // A file's content is not known here.
                    if (!value.value().startsWith("@")) {
                        headers.add(value);
                    }
                }
                case "oauth2-bearer" ->
                    headers.add(new Text("Authorization: Bearer " + value.value(), value.unknown()));
                case "A", "auth-type" -> kind = value.value();
                case "a", "auth" -> credentials.add(value);
                default -> {}
            }
        }
    }
}
