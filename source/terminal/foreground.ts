import { readFileSync } from 'node:fs'

/** `/proc/PID/stat` after the name in brackets: state, parent, process group, session, terminal, its foreground group. */
const AFTER_NAME = /^.*\) \S \d+ (\d+) \d+ -?\d+ (-?\d+) /s

/**
 * Whether the process may set the modes of its terminal: in the background that stops it (SIGTTOU), before it has seen any
 * other signal. True where it cannot be known.
 */
export const isInForeground = (
  stat: () => string = () => readFileSync('/proc/self/stat', 'utf8'),
): boolean => {
  try {
    const [, group = '', foreground = ''] = AFTER_NAME.exec(stat()) ?? []
    // No terminal is -1; a group outside a container is 0.
    return group === foreground || Number(foreground) <= 0
  } catch {
    return true
  }
}

/** ms between two looks. */
const LOOK_AGAIN = 100

/**
 * Resolves when the process is in the foreground. Until then it is stopped, as by the terminal, and before anything waits
 * for its signals: whatever ends a program ends it then.
 */
export const untilInForeground = async (
  { kill }: { kill(pid: number, signal: NodeJS.Signals): unknown },
  inForeground: () => boolean = isInForeground,
): Promise<void> => {
  while (!inForeground()) {
    // 0: the whole job, as the terminal does. A job without a shell is not stopped by it.
    kill(0, 'SIGTTOU')
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN))
  }
}
