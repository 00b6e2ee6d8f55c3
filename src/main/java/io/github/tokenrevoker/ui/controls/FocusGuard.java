package io.github.tokenrevoker.ui.controls;

import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/**
 * Decides where the keyboard focus goes when the control that had it is disabled, hidden or removed. JavaFX would pass it
 * to the next control, which may be a destructive one; the guard gives it to a refuge instead, where Space and Enter do
 * nothing dangerous. A destructive control does not get the focus back either when its window becomes active again.
 * Belongs to the FX thread.
 */
public final class FocusGuard {
    private static final String DESTRUCTIVE = FocusGuard.class.getName() + ".destructive";
    private static final String GUARD = FocusGuard.class.getName() + ".guard";

    private final Scene scene;
    private final Supplier<? extends @Nullable Node> refuge;
    private @Nullable Node given;
    private boolean lost;
    private boolean moving;

    private FocusGuard(Scene scene, Supplier<? extends @Nullable Node> refuge) {
        this.scene = scene;
        this.refuge = refuge;
    }

    /**
     * Guards a scene for as long as it lives.
     *
     * @param refuge returns where the focus goes, such as the title or the result; the root of the scene where it is null
     *     or cannot have the focus
     */
    public static FocusGuard install(Scene scene, Supplier<? extends @Nullable Node> refuge) {
        FocusGuard guard = new FocusGuard(scene, refuge);
        scene.getProperties().put(GUARD, guard);
        scene.focusOwnerProperty().subscribe((was, is) -> guard.moved(was, is));
        scene.windowProperty().flatMap(Window::focusedProperty).orElse(false).subscribe(active -> {
            if (active) {
                guard.leaveDestructive();
            }
        });
        return guard;
    }

    /** Marks a control as destructive, and returns it. */
    public static <N extends Node> N destructive(N control) {
        control.getProperties().put(DESTRUCTIVE, true);
        return control;
    }

    /** Returns whether a control has been marked as destructive. */
    public static boolean isDestructive(Node control) {
        return control.getProperties().containsKey(DESTRUCTIVE);
    }

    /** Takes the focus of a scene from a destructive control, as after a question that it has opened. */
    public static void leaveDestructive(Scene scene) {
        if (scene.getProperties().get(GUARD) instanceof FocusGuard guard) {
            guard.leaveDestructive();
        }
    }

    /** Moves the focus on, to a result that has come into its scene, if it still is where the guard has put it. */
    public static void passOn(Node result) {
        Scene scene = result.getScene();
        if (scene != null && scene.getProperties().get(GUARD) instanceof FocusGuard guard) {
            guard.passOnTo(result);
        }
    }

    private void passOnTo(Node result) {
        if (given != null && scene.getFocusOwner() == given && canHold(result)) {
            give(result);
        }
    }

    private void moved(@Nullable Node was, @Nullable Node is) {
        if (moving) {
            return;
        }
        boolean vanished = was != null && !canHold(was);
        if (is == null) {
            if (vanished) {
                lost = true;
                // Where no control follows, nothing else would tell.
                scene.addPostLayoutPulseListener(new Runnable() {
                    @Override
                    public void run() {
                        scene.removePostLayoutPulseListener(this);
                        settle();
                    }
                });
            }
        } else if (lost || (vanished && isDestructive(is))) {
            seekRefuge();
        }
    }

    private void settle() {
        if (lost && scene.getFocusOwner() == null) {
            seekRefuge();
        }
        lost = false;
    }

    private void leaveDestructive() {
        Node owner = scene.getFocusOwner();
        if (owner != null && isDestructive(owner)) {
            seekRefuge();
        }
    }

    private void seekRefuge() {
        lost = false;
        Node wanted = refuge.get();
        give(wanted != null && canHold(wanted) ? wanted : scene.getRoot());
    }

    private void give(Node safe) {
        moving = true;
        try {
            safe.requestFocus();
        } finally {
            moving = false;
        }
        given = safe;
    }

    private boolean canHold(Node node) {
        if (node.getScene() != scene || node.isDisabled()) {
            return false;
        }
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return true;
    }
}
