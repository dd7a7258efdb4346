/**
 * Mail to people, over SMTP.
 *
 * <p>Invariant: what {@link io.kinora.server.mail.Mailer#send} returned from is with the mail
 * server.
 */
@NullMarked
package io.kinora.server.mail;

import org.jspecify.annotations.NullMarked;
