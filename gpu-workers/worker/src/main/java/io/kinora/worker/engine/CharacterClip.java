package io.kinora.worker.engine;

import java.nio.file.Path;

/**
 * Someone or something that looks the same in every video.
 *
 * @param id the same for the same character
 * @param name as the prompt spells it
 * @param file a clip of two to four seconds that shows it, MP4 or WebM, already checked
 */
public record CharacterClip(String id, String name, Path file) {}
