package io.kinora.server.inputs;

import io.kinora.media.intake.Fit;

/**
 * What a picture is to be.
 *
 * @param param the field of the request that names it
 */
public record WantedPicture(String param, int width, int height, Fit fit) {}
