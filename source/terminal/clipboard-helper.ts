/** A program that puts its standard input on the clipboard. */
interface Helper {
  readonly command: string
  readonly args: readonly string[]
  readonly encoding: 'utf8' | 'utf16le'
}

const helper = (
  command: string,
  args: readonly string[] = [],
  encoding: Helper['encoding'] = 'utf8',
): Helper => ({
  command,
  args,
  encoding,
})

/** The programs to try, the best first. None over SSH: they would copy to the other machine. */
export const helpersFor = (
  env: Readonly<Record<string, string | undefined>>,
  platform: string | undefined,
): readonly Helper[] => {
  if (env.SSH_CONNECTION || env.SSH_CLIENT || env.SSH_TTY) return []
  return [
    ...(platform === 'darwin' ? [helper('pbcopy')] : []),
    ...(env.WAYLAND_DISPLAY ? [helper('wl-copy')] : []),
    ...(env.DISPLAY ? [helper('xclip', ['-selection', 'clipboard']), helper('xsel', ['-ib'])] : []),
    ...(env.WSL_DISTRO_NAME || platform === 'win32' ? [helper('clip.exe', [], 'utf16le')] : []),
  ]
}

/** ms. A helper that takes longer has no display to answer it. */
const LONGEST = 2000

const runHelper = async (
  { command, args, encoding }: Helper,
  text: string,
  env: Readonly<Record<string, string | undefined>>,
  longestMs: number,
): Promise<boolean> => {
  const { spawn } = await import('node:child_process')
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      env,
      stdio: ['pipe', 'ignore', 'ignore'],
      timeout: longestMs,
      // One that hangs may ignore a milder signal.
      killSignal: 'SIGKILL',
    })
    child.on('error', () => resolve(false))
    child.on('exit', (code) => resolve(code === 0))
    // It may have ended before it has read everything: its exit says so.
    child.stdin.on('error', () => {})
    child.stdin.end(text, encoding)
    child.unref()
  })
}

/** Copies by the first helper that can; resolves with whether one could. One that takes longer is killed. Never rejects. */
export const copyByHelper = async (
  text: string,
  helpers: readonly Helper[],
  env: Readonly<Record<string, string | undefined>>,
  longestMs = LONGEST,
): Promise<boolean> => {
  for (const one of helpers) if (await runHelper(one, text, env, longestMs).catch(() => false)) return true
  return false
}
