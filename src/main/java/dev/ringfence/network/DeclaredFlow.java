package dev.ringfence.network;

import dev.ringfence.evidence.SourceRef;
import dev.ringfence.net.Services;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One row of a documented boundary table; its plane is the documented one.
 *
 * @param from as the table writes it: a zone, an endpoint, an address block or a pattern of names
 * @param to likewise
 * @param services protocol and ports of the row
 * @param purpose empty where the row gives none
 * @param reviewed day of the last review, or of the table's where the row names none
 * @param source line of the row
 */
public record DeclaredFlow(
    String from,
    String to,
    Services services,
    String purpose,
    Optional<LocalDate> reviewed,
    SourceRef source) {}
