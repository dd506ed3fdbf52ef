import { setImmediate } from 'node:timers/promises'
import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { issueStore } from '../issues/issue-store.ts'
import { type Initials, loadInitials } from '../search/initials.ts'
import type { Asked, ThreadData } from './protocol.ts'
import { deskOf } from './request-handler.ts'

/** Issues are better indexed many at a time: so long, in ms, it waits for one more. */
const LINGER = 200

/** The index's thread: it owns `index.db`, searches it, and keeps it in step with the issues between questions. */
const serve = async (port: MessagePort, { folder }: ThreadData): Promise<void> => {
  const inbox: Asked[] = []
  let wake = (): void => {}
  /** True when a message came; false after so many ms without one. */
  const woken = (within?: number): Promise<boolean> =>
    new Promise((resolve) => {
      const timer = within === undefined ? undefined : setTimeout(resolve, within, false)
      wake = () => {
        clearTimeout(timer)
        resolve(true)
      }
    })
  port.on('message', (asked: Asked) => {
    inbox.push(asked)
    wake()
  })

  let initials: Initials | undefined
  const desk = deskOf({
    folder,
    store: issueStore(folder),
    initials: (text) => initials?.(text) ?? '',
    clock: () => new Date(),
    send: (reply) => port.postMessage(reply),
  })
  /** The dictionary of pinyin is loaded when the first issue has to be indexed, not to search. */
  const work = async (): Promise<boolean> => {
    if (desk.waiting() > 0) initials ??= await loadInitials()
    return desk.work()
  }

  while (true) {
    for (let asked = inbox.shift(); asked; asked = inbox.shift()) {
      while (desk.owes(asked) && (await work()));
      desk.answer(asked)
    }
    if (desk.stopped()) break
    if (desk.gathers() && (await woken(LINGER))) continue
    const busy = await work()
    if (busy) await setImmediate()
    else if (inbox.length === 0) await woken()
  }
  port.close()
}

if (parentPort) await serve(parentPort, workerData)
