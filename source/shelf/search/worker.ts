import { setImmediate } from 'node:timers/promises'
import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { issueStore } from '../issues/store.ts'
import { deskOf } from './desk.ts'
import { type Initials, loadInitials } from './initials.ts'
import type { Asked, ThreadData } from './protocol.ts'

/** The index's thread: it owns `index.db`, searches it, and keeps it in step with the issues between questions. */
const serve = async (port: MessagePort, { folder }: ThreadData): Promise<void> => {
  const inbox: Asked[] = []
  let wake = (): void => {}
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

  while (!desk.stopped()) {
    for (let asked = inbox.shift(); asked; asked = inbox.shift()) {
      while (desk.owes(asked) && (await work()));
      desk.answer(asked)
    }
    const busy = await work()
    if (busy) await setImmediate()
    else if (inbox.length === 0)
      await new Promise<void>((resolve) => {
        wake = resolve
      })
  }
  port.close()
}

if (parentPort) await serve(parentPort, workerData)
