package io.github.tokenrevoker.ui;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.css.Styleable;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.RadioButton;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.BorderStroke;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Paint;
import javafx.scene.text.Text;
import org.kordamp.ikonli.javafx.FontIcon;

/** Contrasts of what a scene really shows, by WCAG 2.2. Belongs to the FX thread. */
final class Contrast {
    static final double TEXT = 4.5;
    static final double LARGE_TEXT = 3;
    static final double GRAPHICS = 3;

    private static final double LARGE = 24;
    private static final double LARGE_BOLD = 18.66;
    private static final PseudoClass FOCUSED = PseudoClass.getPseudoClass("focused");
    private static final PseudoClass FOCUS_VISIBLE = PseudoClass.getPseudoClass("focus-visible");

    private Contrast() {}

    /** Returns the ratio of two opaque colors, from 1 to 21. */
    static double ratio(Color one, Color other) {
        double a = luminance(one) + 0.05;
        double b = luminance(other) + 0.05;
        return Math.max(a, b) / Math.min(a, b);
    }

    private static double luminance(Color color) {
        return 0.2126 * linear(color.getRed()) + 0.7152 * linear(color.getGreen()) + 0.0722 * linear(color.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }

    /** Returns the texts and icons below a node whose contrast is too low, each with its ratio. */
    static List<String> faintTexts(Node root) {
        return all(root)
                .filter(Text.class::isInstance)
                .map(Text.class::cast)
                .filter(Contrast::isShown)
                .filter(text -> !text.getText().isBlank())
                .flatMap(Contrast::faint)
                .distinct()
                .toList();
    }

    private static Stream<String> faint(Text text) {
        Color behind = background(text.getParent());
        Color ink = over(color(text.getFill()), behind);
        double size = text.getFont().getSize();
        boolean bold = text.getFont().getStyle().toLowerCase(Locale.ROOT).contains("bold");
        double least =
                text instanceof FontIcon ? GRAPHICS : size >= LARGE || (bold && size >= LARGE_BOLD) ? LARGE_TEXT : TEXT;
        double ratio = ratio(ink, behind);
        return ratio >= least ? Stream.empty() : Stream.of(said(text, ratio, ink, behind));
    }

    /** Returns the fields below a node whose border can't be told from what is around them. */
    static List<String> faintFields(Node root) {
        return all(root)
                .filter(Contrast::isField)
                .map(Control.class::cast)
                .filter(Contrast::isShown)
                .flatMap(field -> {
                    Region edged = edged(field);
                    Color around = background(edged.getParent());
                    double ratio = ratio(edge(edged, around), around);
                    return ratio >= GRAPHICS
                            ? Stream.<String>empty()
                            : Stream.of(said(field, ratio, edge(edged, around), around));
                })
                .distinct()
                .toList();
    }

    private static boolean isField(Node node) {
        boolean within = node.getParent() instanceof ComboBoxBase || node.getParent() instanceof Spinner;
        return (node instanceof TextInputControl && !within)
                || node instanceof ComboBoxBase
                || node instanceof CheckBox
                || node instanceof RadioButton;
    }

    /** The part of a control that has the border: of a check box, the box. */
    private static Region edged(Control field) {
        return switch (field) {
            case CheckBox box -> (Region) box.lookup(".box");
            case RadioButton button -> (Region) button.lookup(".radio");
            default -> field;
        };
    }

    /** Returns the controls below a node whose focus can't be seen against what is around them. */
    static List<String> faintFocus(Node root) {
        return all(root)
                .filter(Control.class::isInstance)
                .map(Control.class::cast)
                .filter(control -> control.isFocusTraversable()
                        && (control instanceof Labeled
                                || control instanceof TextInputControl
                                || control instanceof ComboBoxBase))
                .filter(Contrast::isShown)
                .flatMap(control -> {
                    Color around = background(control.getParent());
                    control.pseudoClassStateChanged(FOCUSED, true);
                    control.pseudoClassStateChanged(FOCUS_VISIBLE, true);
                    control.applyCss();
                    double ratio = ratio(ring(control, around), around);
                    Color ring = ring(control, around);
                    control.pseudoClassStateChanged(FOCUSED, control.isFocused());
                    control.pseudoClassStateChanged(FOCUS_VISIBLE, control.isFocusVisible());
                    control.applyCss();
                    return ratio >= GRAPHICS ? Stream.<String>empty() : Stream.of(said(control, ratio, ring, around));
                })
                .distinct()
                .toList();
    }

    private static Color ring(Control control, Color around) {
        return switch (control) {
            case TextInputControl field -> edge(field, around);
            case ComboBoxBase<?> box -> edge(box, around);
            case TitledPane pane -> stroke((Region) pane.lookup(".title"), around);
            default -> stroke(control, around);
        };
    }

    private static Color stroke(Region region, Color around) {
        return region.getBorder() == null
                ? around
                : region.getBorder().getStrokes().stream()
                        .map(BorderStroke::getTopStroke)
                        .map(paint -> over(color(paint), around))
                        .findFirst()
                        .orElse(around);
    }

    /** The outermost color of a region: its border, or the largest of its fills. */
    private static Color edge(Region region, Color around) {
        Color stroke = stroke(region, around);
        if (!stroke.equals(around) || region.getBackground() == null) {
            return stroke;
        }
        return region.getBackground().getFills().stream()
                .map(BackgroundFill::getFill)
                .map(Contrast::color)
                .filter(fill -> fill.getOpacity() > 0)
                .findFirst()
                .map(fill -> over(fill, around))
                .orElse(around);
    }

    private static Stream<Node> all(Node root) {
        return Stream.concat(
                Stream.of(root),
                root instanceof Parent parent
                        ? parent.getChildrenUnmodifiable().stream().flatMap(Contrast::all)
                        : Stream.empty());
    }

    /** Disabled controls are exempt. */
    private static boolean isShown(Node node) {
        if (node.isDisabled()) {
            return false;
        }
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible() || each.getOpacity() == 0) {
                return false;
            }
        }
        return true;
    }

    /** What lies behind the content of a node: the fills of it and of all around it, one over the other. */
    private static Color background(Parent inner) {
        List<Region> regions = new ArrayList<>();
        for (Node each = inner; each != null; each = each.getParent()) {
            if (each instanceof Region region && region.getBackground() != null) {
                regions.add(region);
            }
        }
        Collections.reverse(regions);
        Color seen = Color.WHITE;
        for (Region region : regions) {
            for (BackgroundFill fill : region.getBackground().getFills()) {
                seen = over(color(fill.getFill()), seen);
            }
        }
        return seen;
    }

    private static Color color(Paint paint) {
        return switch (paint) {
            case Color color -> color;
            case LinearGradient gradient -> gradient.getStops().getFirst().getColor();
            default -> Color.TRANSPARENT;
        };
    }

    private static Color over(Color above, Color below) {
        double alpha = above.getOpacity();
        return Color.color(
                above.getRed() * alpha + below.getRed() * (1 - alpha),
                above.getGreen() * alpha + below.getGreen() * (1 - alpha),
                above.getBlue() * alpha + below.getBlue() * (1 - alpha));
    }

    private static String said(Node node, double ratio, Color ink, Color behind) {
        String words = node instanceof Text text ? "“" + text.getText() + "”" : "";
        Styleable styled = node instanceof Text && node.getParent() != null ? node.getParent() : node;
        return String.format(
                Locale.ROOT, "%.2f %s %s on %s, %s%s", ratio, words, ink, behind, styled.getStyleClass(), node.getId());
    }
}
