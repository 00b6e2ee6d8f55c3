package io.github.tokenrevoker.ui.editor;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import io.github.tokenrevoker.ui.controls.StageSize;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/**
 * Sections of a form below each other, with their names beside them. Its height is the same whatever the sections say; the
 * form scrolls. Belongs to the FX thread.
 */
final class EditorSections extends HBox {
    private static final double HEIGHT = 480;
    /** Of the window and of the desktop around it, and of the buttons below. */
    private static final double AROUND = 150;

    /** How near to the top a section counts as reached. */
    private static final double NEAR = 8;

    private static final double NAMES_WIDTH = 120;

    private final VBox names = new VBox(4);
    private final VBox form = new VBox(32);
    private final ScrollPane scroll = new ScrollPane(form);
    private final List<Region> sections = new ArrayList<>();

    /**
     * Makes an empty form.
     *
     * @param owner of the dialog, on whose screen it has to fit
     */
    EditorSections(Window owner, double width) {
        super(16);
        getStyleClass().add("editor-sections");
        setPrefWidth(width);
        double height = Math.min(HEIGHT, StageSize.screenOf(owner).getHeight() - AROUND);
        setMinHeight(height);
        setPrefHeight(height);
        setMaxHeight(height);
        names.setMinWidth(NAMES_WIDTH);
        form.getStyleClass().add("editor-form");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().addAll(Tweaks.EDGE_TO_EDGE, "fitting-scroll");
        scroll.vvalueProperty().subscribe(this::markCurrent);
        form.heightProperty().subscribe(this::markCurrent);
        setHgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(names, scroll);
    }

    /**
     * Adds a section.
     *
     * @param chosen called when its name has been pressed, before it is scrolled to
     */
    void add(String id, String title, Region content, Runnable chosen) {
        Label heading = new Label(title);
        heading.getStyleClass().add(Styles.TITLE_4);
        VBox section = new VBox(16, heading, content);
        ToggleButton name = new ToggleButton(title);
        name.setId(id);
        name.setMaxWidth(Double.MAX_VALUE);
        name.getStyleClass().addAll(Styles.FLAT, "editor-section-name");
        name.setOnAction(_ -> {
            chosen.run();
            reveal(section);
            markCurrent();
        });
        sections.add(section);
        form.getChildren().add(section);
        names.getChildren().add(name);
        markCurrent();
    }

    private void reveal(Region section) {
        form.applyCss();
        scroll.layout();
        double hidden = form.getHeight() - scroll.getViewportBounds().getHeight();
        if (hidden > 0) {
            scroll.setVvalue(Math.min(1, section.getBoundsInParent().getMinY() / hidden));
        }
    }

    /** Marks the section at the top; at the end of the form, the last one. */
    private void markCurrent() {
        double top = scroll.getVvalue()
                * Math.max(0, form.getHeight() - scroll.getViewportBounds().getHeight());
        int current = 0;
        for (int i = 0; i < sections.size(); i++) {
            double above = sections.get(i).getBoundsInParent().getMinY();
            boolean reached = above > 0 && (above <= top + NEAR || scroll.getVvalue() >= 1);
            if (reached) {
                current = i;
            }
        }
        for (int i = 0; i < names.getChildren().size(); i++) {
            ((ToggleButton) names.getChildren().get(i)).setSelected(i == current);
        }
    }
}
