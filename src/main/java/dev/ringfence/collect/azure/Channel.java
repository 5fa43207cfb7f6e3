package dev.ringfence.collect.azure;

import com.azure.core.http.HttpPipeline;

/**
 * The way to one subscription, or to the tenant.
 *
 * @param pipeline adds the token to what is sent through it
 * @param pace when it may be asked next
 */
record Channel(HttpPipeline pipeline, Cloud cloud, Pace pace) {}
