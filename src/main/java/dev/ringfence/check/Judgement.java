package dev.ringfence.check;

/** A subject and what a check established about it. */
public record Judgement(Subject subject, Outcome outcome) {}
