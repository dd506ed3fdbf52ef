/**
 * Vitest loads this before each test file: programs and threads that a test starts write their coverage to this folder. The
 * variable cannot be set earlier, or vitest's own workers, whose code is transformed, would write theirs too.
 */
process.env.NODE_V8_COVERAGE = process.env.COVERAGE_OF_CHILDREN
