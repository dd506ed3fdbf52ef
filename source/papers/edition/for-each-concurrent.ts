/**
 * Starts `work` on the values in order, `workers` at once. After the first error no more are started; it is thrown once
 * those under way have ended, so that nothing is still written when a caller believes that all has stopped.
 */
export const forEachConcurrent = async <T>(
  values: readonly T[],
  workers: number,
  work: (value: T, index: number) => Promise<void>,
): Promise<void> => {
  const queue = [...values.entries()]
  const worker = async (): Promise<void> => {
    for (let entry = queue.shift(); entry; entry = queue.shift()) await work(entry[1], entry[0])
  }
  const working = Array.from({ length: workers }, worker)
  try {
    await Promise.all(working)
  } finally {
    queue.length = 0
    await Promise.allSettled(working)
  }
}
