package io.kinora.examples.cluster;

/**
 * An organisation with one project.
 *
 * @param key a test key of the project
 */
public record Tenant(String organization, String project, String key) {}
