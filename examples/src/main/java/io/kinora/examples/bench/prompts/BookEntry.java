package io.kinora.examples.bench.prompts;

/**
 * One prompt of the book.
 *
 * @param number counted through all groups from 1
 * @param group name of the file that it is in, without number and ending
 */
record BookEntry(int number, String group, String prompt) {}
