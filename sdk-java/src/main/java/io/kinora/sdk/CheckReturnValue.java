package io.kinora.sdk;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Marks what does nothing unless its result is used; static analysers know it by its name. */
@Retention(RetentionPolicy.CLASS)
@interface CheckReturnValue {}
