package io.kinora.sdk;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Marks the exceptions to {@link CheckReturnValue}. */
@Retention(RetentionPolicy.CLASS)
@interface CanIgnoreReturnValue {}
