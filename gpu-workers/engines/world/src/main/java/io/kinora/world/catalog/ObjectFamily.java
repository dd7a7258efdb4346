package io.kinora.world.catalog;

import java.util.List;

/**
 * Kinds of things that belong together, in one file. Found by {@link java.util.ServiceLoader}, so
 * that another jar can add to the catalogue.
 */
public interface ObjectFamily {
  /** The kinds of this family, always the same. */
  List<ObjectDef> objects();
}
