package io.github.tokenrevoker.ui.help;

import javafx.scene.input.KeyCombination;

/**
 * Keys and what they do.
 *
 * @param does in words, such as the name of a menu item
 */
public record Shortcut(String does, KeyCombination keys) {}
