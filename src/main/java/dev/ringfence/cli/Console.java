package dev.ringfence.cli;

import java.io.PrintWriter;

/**
 * Where commands write.
 *
 * @param out data, for programs
 * @param err progress and messages, for people
 */
record Console(PrintWriter out, PrintWriter err) {}
