/**
 * Spend alerts: who is told when an organisation or a project has spent so much in a calendar
 * month.
 *
 * <p>Invariants: an alert is raised once a month for each threshold, whatever the servers do at the
 * same time; what is raised is an event at once, and a mail sooner or later.
 */
@NullMarked
package io.kinora.server.alerts;

import org.jspecify.annotations.NullMarked;
