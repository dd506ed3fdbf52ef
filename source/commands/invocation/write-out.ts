import type { Output, OutputSpan } from './output.ts'

/**
 * Writes all of the text; resolves when the stream has taken it, however slow it is. A closed pipe (`| head`) is no failure;
 * the stream's error listener handles it.
 */
export const writeOut = (output: Output, text: string | readonly OutputSpan[]): Promise<void> =>
  new Promise((resolve) => output.write(text, resolve))

/** Writes records with tabs between their fields, in the same way. */
export const writeFields = (output: Output, records: readonly (readonly string[])[]): Promise<void> =>
  new Promise((resolve) => output.writeFields(records, resolve))

/** Writes a value as JSON, in the same way. */
export const writeJson = (output: Output, value: unknown): Promise<void> =>
  new Promise((resolve) => output.writeJson(value, resolve))
