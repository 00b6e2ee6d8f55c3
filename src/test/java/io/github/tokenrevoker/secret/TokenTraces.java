package io.github.tokenrevoker.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tokenrevoker.onezone.AccessToken;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** The search for an access token in whatever the tool leaves behind, in each form in which it might hide there. */
public final class TokenTraces {
    private TokenTraces() {}

    private static List<byte[]> shapes(AccessToken token) {
        String text = token.reveal();
        String body = text.substring(text.length() / 2);
        return List.of(
                body.getBytes(StandardCharsets.UTF_8),
                body.getBytes(StandardCharsets.UTF_16LE),
                body.getBytes(StandardCharsets.UTF_16BE),
                Base64.getEncoder().withoutPadding().encode(text.getBytes(StandardCharsets.UTF_8)),
                URLEncoder.encode(body, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8));
    }

    private static boolean contains(byte[] content, byte[] part) {
        for (int start = 0; start + part.length <= content.length; start++) {
            int same = 0;
            while (same < part.length && content[start + same] == part[same]) {
                same++;
            }
            if (same == part.length) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether any form of the token is in the bytes. */
    public static boolean areIn(byte[] content, AccessToken token) {
        return shapes(token).stream().anyMatch(shape -> contains(content, shape));
    }

    /** Asserts that no form of the token is in the text. */
    public static void assertNotIn(String text, AccessToken token) {
        assertThat(areIn(text.getBytes(StandardCharsets.UTF_8), token)).isFalse();
    }

    /** Asserts that no form of the token is in any file below the folder. */
    public static void assertInNoFile(Path folder, AccessToken token) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(areIn(Files.readAllBytes(file), token))
                        .as(file.toString())
                        .isFalse();
            }
        }
    }
}
