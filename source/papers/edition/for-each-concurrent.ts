/** Starts `work` on the values in order, `workers` at once. After the first error no more are started, and it is thrown. */
export const forEachConcurrent = async <T>(
  values: readonly T[],
  workers: number,
  work: (value: T, index: number) => Promise<void>,
): Promise<void> => {
  const queue = [...values.entries()]
  const worker = async (): Promise<void> => {
    for (let entry = queue.shift(); entry; entry = queue.shift()) await work(entry[1], entry[0])
  }
  try {
    await Promise.all(Array.from({ length: workers }, worker))
  } finally {
    queue.length = 0
  }
}
