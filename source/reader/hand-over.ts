import type { Article, Issue } from '../issue/index.ts'
import { wordsFor } from '../language/index.ts'
import { citation } from '../makeup/index.ts'
import { browsersFor, pipeThrough, startBrowser, type Terminal } from '../terminal/index.ts'
import { visibleText } from '../typeset/index.ts'
import { articleOf, type Effect, type State } from './state/state.ts'
import type { Event } from './update.ts'

/** Writes an article to a file. Resolves with false, and writes nothing, if the file exists and is not to be replaced. */
export type SaveArticle = (issue: Issue, article: Article, file: string, replace: boolean) => Promise<boolean>

/** What leaves the reader for another program or a file. */
export type OutwardEffect = Effect & { readonly kind: 'browse' | 'save' | 'pipe' }

export interface HandOverOptions {
  readonly terminal: Pick<Terminal, 'lend'>
  readonly env: Readonly<Record<string, string | undefined>>
  /** As of Node's process. */
  readonly platform?: string | undefined
  /** Absent if nothing can be saved. */
  readonly save?: SaveArticle | undefined
}

/** Where no browser opens an address, it is shown. */
const browse = async (address: string, { terminal, env, platform }: HandOverOptions): Promise<Event> => {
  for (const browser of browsersFor(address, env, platform)) {
    const start = (ended?: AbortSignal): Promise<boolean> =>
      startBrowser(browser, env, { ...(ended && { ended }) })
    const opened = await (browser.drawsText ? terminal.lend(start) : start())
    if (opened) return { kind: 'message', message: ['browsed', address] }
  }
  return { kind: 'message', message: ['address', address] }
}

const pipe = async (
  text: string,
  command: string,
  { settings }: State,
  { terminal, env }: HandOverOptions,
): Promise<Event> => {
  const { pressKey } = wordsFor(settings.language)
  const code = await terminal.lend(
    (ended) => pipeThrough(`${visibleText(text)}\n`, command, env, ended),
    pressKey,
  )
  return { kind: 'message', message: code === 0 ? ['piped'] : ['pipeFailed', `${code}`] }
}

/**
 * Hands an article of the open issue, or an address, to another program or to a file. Resolves with what came of it.
 * @throws {Error} of the system
 */
export const handOver = async (
  effect: OutwardEffect,
  state: State,
  options: HandOverOptions,
): Promise<Event | undefined> => {
  if (effect.kind === 'browse') return browse(effect.address, options)
  const { issue } = state
  const article = articleOf(issue, effect.article)
  if (!article) return undefined
  if (effect.kind === 'pipe') return pipe(citation(issue, article), effect.command, state, options)
  const { file, replace } = effect
  if (!options.save) return { kind: 'message', message: ['noSaving'] }
  return (await options.save(issue, article, file, replace))
    ? { kind: 'message', message: ['saved', file] }
    : { kind: 'fileExists', article: article.id, file }
}
