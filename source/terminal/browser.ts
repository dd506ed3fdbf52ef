/** A program that opens an address. */
interface Browser {
  readonly command: string
  readonly args: readonly string[]
  /** Whether it draws in the terminal, and must be given it. */
  readonly drawsText: boolean
}

type Environment = Readonly<Record<string, string | undefined>>

const TEXT_BROWSER = /(?:^|\/)(?:w3m|e?links2?|lynx|browsh|carbonyl|cha)$/

/** One part of `$BROWSER`: a program and its arguments, in which `%s` stands for the address. No shell reads it. */
const named = (written: string, address: string): readonly Browser[] => {
  const [command, ...words] = written.trim().split(/\s+/)
  if (!command) return []
  const args = words.map((word) => word.replaceAll('%s', address))
  return [
    {
      command,
      args: written.includes('%s') ? args : [...args, address],
      drawsText: TEXT_BROWSER.test(command),
    },
  ]
}

const desktop = (command: string, address: string): Browser => ({
  command,
  args: [address],
  drawsText: false,
})

/**
 * The browsers to try, the best first: those of `$BROWSER`, divided by colons, else the desktop's. Over SSH the desktop is
 * another machine's.
 * @param address of http or https: another scheme could start any program
 */
export const browsersFor = (
  address: string,
  env: Environment,
  platform: string | undefined,
): readonly Browser[] => {
  if (!/^https?:\/\//.test(address)) return []
  if (env.BROWSER) return env.BROWSER.split(':').flatMap((written) => named(written, address))
  if (env.SSH_CONNECTION || env.SSH_CLIENT || env.SSH_TTY) return []
  return [
    ...(platform === 'darwin' ? [desktop('open', address)] : []),
    ...(env.WSL_DISTRO_NAME ? [desktop('wslview', address)] : []),
    ...(env.DISPLAY || env.WAYLAND_DISPLAY ? [desktop('xdg-open', address)] : []),
  ]
}

/** ms after which a browser that still runs has opened. */
const OPENED_AFTER = 2000

/**
 * Starts a browser; resolves with whether it opened. One with a window of its own outlives the reader. Never rejects.
 * @param ended hangs up one that draws in the terminal when it is aborted
 */
export const startBrowser = async (
  { command, args, drawsText }: Browser,
  env: Environment,
  {
    ended,
    openedAfterMs = OPENED_AFTER,
  }: { readonly ended?: AbortSignal; readonly openedAfterMs?: number } = {},
): Promise<boolean> => {
  const { spawn } = await import('node:child_process')
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      env,
      detached: !drawsText,
      stdio: drawsText ? 'inherit' : 'ignore',
      ...(drawsText && { signal: ended, killSignal: 'SIGHUP' as const }),
    })
    child.on('error', () => resolve(false))
    child.on('exit', (code) => resolve(code === 0))
    if (drawsText) return
    setTimeout(() => resolve(true), openedAfterMs).unref()
    child.unref()
  })
}
