package io.kinora.server.members;

/**
 * A new invite with its code, which is shown once and never again.
 *
 * @param code what somebody signs up with
 */
public record IssuedInvite(Invite invite, String code) {
  @Override
  public String toString() {
    return "IssuedInvite[" + invite + "]";
  }
}
