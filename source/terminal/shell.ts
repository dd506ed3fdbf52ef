/**
 * Runs a command in the reader's shell with a text as its input; it draws on the terminal, which must have been given back.
 * Resolves with its exit code, or the name of the signal that ended it.
 * @param ended hangs the command up when it is aborted
 * @throws {Error} of the system if there is no such shell
 */
export const pipeThrough = async (
  text: string,
  command: string,
  env: Readonly<Record<string, string | undefined>>,
  ended: AbortSignal,
): Promise<number | string> => {
  const { spawn } = await import('node:child_process')
  return new Promise((resolve, reject) => {
    const child = spawn(env.SHELL || '/bin/sh', ['-c', command], {
      env,
      stdio: ['pipe', 'inherit', 'inherit'],
      signal: ended,
      killSignal: 'SIGHUP',
    })
    child.on('error', reject)
    child.on('exit', (code, signal) => resolve(code ?? signal ?? 0))
    // It need not read everything: `head` does not.
    child.stdin.on('error', () => {})
    child.stdin.end(text)
  })
}
