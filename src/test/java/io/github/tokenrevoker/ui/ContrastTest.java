package io.github.tokenrevoker.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import io.github.tokenrevoker.WindowTest;
import io.github.tokenrevoker.practice.NextAnswer;
import io.github.tokenrevoker.practice.PracticeToken;
import io.github.tokenrevoker.practice.PracticeZone;
import io.github.tokenrevoker.profile.Environment;
import java.util.List;
import javafx.application.Application;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Colors have the contrast that WCAG 2.2 AA asks for")
class ContrastTest extends WindowTest {
    enum Look {
        LIGHT {
            @Override
            String stylesheet() {
                return new PrimerLight().getUserAgentStylesheet();
            }
        },
        DARK {
            @Override
            String stylesheet() {
                return new PrimerDark().getUserAgentStylesheet();
            }
        };

        abstract String stylesheet();
    }

    @AfterEach
    void lightAgain() {
        interact(() -> Application.setUserAgentStylesheet(Look.LIGHT.stylesheet()));
    }

    private void wear(Look look) {
        interact(() -> Application.setUserAgentStylesheet(look.stylesheet()));
    }

    private void assertReadable(String idInside) {
        Node inside = node(idInside);
        List<String> faint = onFx(() -> {
            Parent root = inside.getScene().getRoot();
            root.applyCss();
            root.layout();
            return Contrast.faintTexts(root);
        });
        assertThat(faint).as("texts").isEmpty();
        assertThat(onFx(() -> Contrast.faintFields(inside.getScene().getRoot())))
                .as("borders of fields")
                .isEmpty();
        assertThat(onFx(() -> Contrast.faintFocus(inside.getScene().getRoot())))
                .as("focus")
                .isEmpty();
    }

    @Test
    @DisplayName("by the measure of WCAG: black on white is 21, and #767676 on white just passes")
    void measure() {
        assertThat(Contrast.ratio(Color.BLACK, Color.WHITE)).isCloseTo(21, within(0.01));
        assertThat(Contrast.ratio(Color.web("#767676"), Color.WHITE)).isCloseTo(4.54, within(0.01));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("at the first start")
    void welcome(Look look) {
        wear(look);
        assertReadable("welcome-title");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("on the page of a profile, before and after a check, with its row selected")
    void page(Look look) {
        wear(look);
        startPractice();
        assertReadable("profile-title");
        press("check-connection");
        awaitText("generation", "1");
        assertReadable("profile-title");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("on the page of a profile whose token can’t be used")
    void blocked(Look look) {
        wear(look);
        startPractice();
        takePracticeToken(PracticeToken.USER);
        awaitShown("revoke-blocked");
        assertReadable("profile-title");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("in the list, for each environment")
    void environments(Look look) {
        wear(look);
        PracticeZone zone = startPractice();
        for (Environment environment : Environment.values()) {
            addProfile(environment.name(), zone.address(), environment, zone.token(PracticeToken.PROVIDER_NAMED));
            assertReadable("profile-title");
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("in the panel of a result")
    void outcomes(Look look) {
        wear(look);
        startPractice();
        for (NextAnswer answer : List.of(NextAnswer.BEHAVE, NextAnswer.FORBIDDEN_403, NextAnswer.WRITE_FAILED_204)) {
            answerNext(answer);
            press("revoke");
            press("confirm-revoke");
            awaitGone("confirm-dialog");
            awaitEnabled("revoke");
            assertReadable("outcome-panel");
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("in the editor, empty and with problems")
    void editor(Look look) {
        wear(look);
        press("profile-add");
        assertReadable("editor");
        type("editor-host", "ftp://x");
        type("editor-token", "two words");
        assertReadable("editor");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("in the confirmation of each environment")
    void confirmations(Look look) {
        wear(look);
        PracticeZone zone = startPractice();
        for (Environment environment : Environment.values()) {
            addProfile(environment.name(), zone.address(), environment, zone.token(PracticeToken.REVOKED));
            press("revoke");
            awaitThat("it is checked", () -> !isShown("confirm-checking"));
            awaitShown("confirm-warnings");
            assertReadable("confirm-dialog");
            press("confirm-cancel");
            awaitGone("confirm-dialog");
        }
    }
}
