/**
 * From words to a shot plan, without models: tokens, a curated lexicon in one resource file per
 * topic, noun phrases, verb frames, and WordNet for nouns that the lexicon lacks.
 *
 * <p>Invariant: every prompt, in any language and of any content, gives a valid plan in bounded
 * time and memory, the same one each time; whatever was not understood is named in its warnings.
 */
@NullMarked
package io.kinora.world.prompt;

import org.jspecify.annotations.NullMarked;
