/** A process that takes the lock of the shelf's folder that it is given, says so, and keeps it until it is killed. */
import { whileLocked } from '../../source/shelf/index.ts'

const [folder = ''] = process.argv.slice(2)
await whileLocked(folder, () => {
  process.send?.('locked')
  // What waits for a promise that nothing can resolve is collected, and the lock with it.
  return new Promise((resolve) => process.once('disconnect', resolve))
})
