/**
 * Answers of Azure Resource Manager, as its REST API gives them and as the Azure CLI prints them,
 * become the neutral network.
 */
@NullMarked
package dev.ringfence.read.azure;

import org.jspecify.annotations.NullMarked;
