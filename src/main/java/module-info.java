import org.jspecify.annotations.NullMarked;

/** Token Revoker: revokes all temporary tokens of a Onedata provider, and proves it. */
@NullMarked
module io.github.tokenrevoker {
    requires static org.jspecify;
    requires atlantafx.base;
    requires dev.dirs;
    requires com.nulabinc.zxcvbn;
    requires info.picocli;
    requires java.keyring;
    requires java.logging;
    requires java.net.http;
    requires javafx.controls;
    requires jdk.httpserver;
    requires jmacaroons;
    requires methanol;
    requires org.apache.httpcomponents.core5.httpcore5;
    requires org.controlsfx.controls;
    requires org.kordamp.ikonli.feather;
    requires org.kordamp.ikonli.javafx;
    requires secret.service;
    requires tools.jackson.databind;

    exports io.github.tokenrevoker to
            javafx.graphics;
}
