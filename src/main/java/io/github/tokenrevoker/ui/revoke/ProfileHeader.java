package io.github.tokenrevoker.ui.revoke;

import atlantafx.base.theme.Styles;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.revocation.check.CheckReport;
import io.github.tokenrevoker.ui.controls.WrappedLabel;
import io.github.tokenrevoker.ui.session.ProfileSession;
import io.github.tokenrevoker.ui.words.EnvironmentBadge;
import io.github.tokenrevoker.ui.words.EnvironmentBand;
import io.github.tokenrevoker.words.Harmless;
import io.github.tokenrevoker.words.Texts;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The name of a profile, its environment as a band and a word, its host and its provider. Stays in sight. */
final class ProfileHeader extends VBox {
    private static final double GAP = 12;
    private static final int MAX_ID = 120;

    private final Texts texts = Texts.of(ProfileHeader.class);
    private final EnvironmentBand band = new EnvironmentBand();
    private final Label name = new Label();
    private final HBox heading = new HBox(GAP);
    private final Label practice = new Label(texts.get("practice"));
    private final Label address = new WrappedLabel("profile-address", "");
    private final Label identity = new WrappedLabel("provider-identity", "");

    ProfileHeader(ProfileSession session) {
        getStyleClass().add("profile-header");
        name.setId("profile-title");
        name.setWrapText(true);
        name.setMinHeight(USE_PREF_SIZE);
        name.getStyleClass().add(Styles.TITLE_2);
        practice.setId("practice-mark");
        practice.getStyleClass().add("practice-mark");
        practice.setMinWidth(USE_PREF_SIZE);
        practice.visibleProperty().bind(session.practiceProperty());
        practice.managedProperty().bind(session.practiceProperty());
        band.practiceProperty().bind(session.practiceProperty());
        heading.setAlignment(Pos.CENTER_LEFT);
        address.getStyleClass().add(Styles.TEXT_MUTED);
        identity.getStyleClass().add(Styles.TEXT_MUTED);
        Label dot = new Label("·");
        dot.getStyleClass().add(Styles.TEXT_MUTED);
        FlowPane where = new FlowPane(8, 2, address, dot, identity);
        Region lines = new VBox(4, heading, where);
        lines.getStyleClass().add("profile-header-lines");
        getChildren().addAll(band, lines);
    }

    /** The title of the page. */
    Node title() {
        return name;
    }

    void show(Profile profile) {
        name.setText(Harmless.line(profile.name()));
        heading.getChildren().setAll(name, new EnvironmentBadge(profile.environment()), practice);
        band.show(profile.environment());
        address.setText(profile.address().toString());
    }

    void show(Optional<CheckReport> report) {
        identity.setText(report.flatMap(CheckReport::provider)
                .map(provider -> texts.get(
                        "identity", Harmless.line(provider.name(), MAX_ID), Harmless.line(provider.id(), MAX_ID)))
                .orElseGet(() -> texts.get(report.isPresent() ? "identity.unknown" : "identity.unchecked")));
    }

    void dispose() {
        practice.visibleProperty().unbind();
        practice.managedProperty().unbind();
        band.practiceProperty().unbind();
    }
}
