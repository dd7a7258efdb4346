package io.kinora.protocol;

import org.jspecify.annotations.Nullable;

/**
 * A GPU as its driver last told it. What the driver does not tell is null.
 *
 * @param id the driver's UUID of it
 * @param index its number on this machine
 * @param name such as {@code NVIDIA H200}
 * @param memoryBytes all of its memory
 * @param memoryUsedBytes what is taken of it
 * @param utilisationPercent share of the last sample period in which it computed, 0 to 100
 * @param temperatureCelsius of the chip
 * @param powerWatts what it draws
 * @param eccErrors uncorrected memory errors since the driver was loaded
 */
public record DeviceState(
    String id,
    int index,
    String name,
    long memoryBytes,
    long memoryUsedBytes,
    @Nullable Integer utilisationPercent,
    @Nullable Integer temperatureCelsius,
    @Nullable Double powerWatts,
    @Nullable Long eccErrors) {}
