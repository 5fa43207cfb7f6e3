/** What the analysis of flows costs; compiled and run by {@code mvn -Pbench verify} alone. */
package dev.ringfence.bench;
