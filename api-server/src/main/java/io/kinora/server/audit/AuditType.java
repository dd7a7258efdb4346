package io.kinora.server.audit;

/** What can be done to an organisation; the words are OpenAI's where it has one. */
public enum AuditType {
  ORGANIZATION_UPDATED("organization.updated"),
  PROJECT_CREATED("project.created"),
  PROJECT_UPDATED("project.updated"),
  PROJECT_ARCHIVED("project.archived"),
  API_KEY_CREATED("api_key.created"),
  API_KEY_UPDATED("api_key.updated"),
  API_KEY_ROTATED("api_key.rotated"),
  API_KEY_DELETED("api_key.deleted"),
  USER_ADDED("user.added"),
  USER_UPDATED("user.updated"),
  USER_DELETED("user.deleted"),
  LOGIN_SUCCEEDED("login.succeeded"),
  INVITE_SENT("invite.sent"),
  INVITE_ACCEPTED("invite.accepted"),
  INVITE_DELETED("invite.deleted"),
  RATE_LIMIT_UPDATED("rate_limit.updated"),
  SPEND_LIMIT_UPDATED("spend_limit.updated"),
  SPEND_LIMIT_DELETED("spend_limit.deleted"),
  SPEND_ALERT_CREATED("spend_alert.created"),
  SPEND_ALERT_UPDATED("spend_alert.updated"),
  SPEND_ALERT_DELETED("spend_alert.deleted"),
  AUTO_TOP_UP_UPDATED("auto_top_up.updated"),
  PURCHASE_BEGUN("purchase.begun"),
  PURCHASE_REFUNDED("purchase.refunded"),
  CREDIT_GRANTED("credit.granted");

  private final String word;

  AuditType(String word) {
    this.word = word;
  }

  /** The word in the database and on the wire. */
  public String word() {
    return word;
  }
}
