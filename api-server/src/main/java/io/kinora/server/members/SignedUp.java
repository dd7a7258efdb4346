package io.kinora.server.members;

import io.kinora.server.accounts.IssuedKey;

/** A new member with an admin key of their own. */
public record SignedUp(Member member, IssuedKey key) {}
