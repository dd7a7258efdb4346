package io.kinora.world.audio;

import io.kinora.world.plan.TimeOfDay;
import io.kinora.world.plan.Weather;

/**
 * What is heard where nothing happens.
 *
 * @param place sets the layers of the background and the reverberation
 * @param weather adds wind, rain and thunder outdoors, and rain on the roof indoors
 * @param time decides between birds and crickets, busy and quiet streets
 */
public record Ambience(Place place, Weather weather, TimeOfDay time) {}
