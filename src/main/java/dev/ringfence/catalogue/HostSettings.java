package dev.ringfence.catalogue;

import java.util.Optional;

/**
 * Whose firewall rules a file of an export is.
 *
 * @param file path below the folder of the export
 * @param endpoint address of the host, id or name of it or of its interface, or a tag as {@code
 *     Name=web-1}
 * @param interfaceName the host's name for the interface that faces the network, {@code eth0}
 */
public record HostSettings(String file, String endpoint, Optional<String> interfaceName) {}
