package io.github.tokenrevoker.token.find;

/**
 * Where a token stood.
 *
 * @param source the name of the file, or whatever the caller called the text
 * @param line of its first letter, counted from 1
 */
public record Place(String source, long line) {}
