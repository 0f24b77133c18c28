package io.recourse.masking;

/**
 * A secret that was masked.
 *
 * @param at where it began in the text as it was given, in characters (Unicode code points) from 0
 */
public record Finding(SecretKind kind, int at) {}
