import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2'
import { UnreadableSource } from '../../source/unreadable.ts'
import { closedBy, closes, VOID } from './nesting.ts'

/**
 * One page as a flat list in document order: an element's descendants are the nodes from its own index + 1 up to its
 * `end`. No recursion is ever needed, and a page nested 100,000 deep costs no more than a flat one.
 */
export interface Html {
  readonly nodes: readonly Node[]
  /** Indices of the elements that have a name, `#id` or `.class` (lower case), in document order. */
  readonly named: ReadonlyMap<string, readonly number[]>
  /** Indices of the comments. */
  readonly comments: readonly number[]
}

export type Node = Element | Text | Comment

export interface Element {
  readonly kind: 'element'
  /** Lower case. */
  readonly name: string
  /** Lower-case names; only those that `ATTRIBUTES` lists. */
  readonly attributes: Readonly<Record<string, string>>
  readonly parent: number
  end: number
}

interface Text {
  readonly kind: 'text'
  text: string
  readonly parent: number
  readonly end: number
}

interface Comment {
  readonly kind: 'comment'
  readonly text: string
  readonly parent: number
  readonly end: number
}

/** A newspaper page is some 20 to 200 KB; one that was saved with its pictures inside can be a hundred times that. */
const MOST_CHARACTERS = 64 * 2 ** 20
const MOST_TAGS = 500_000
/** Deeper elements hang from the last one that still counts. */
const MOST_DEEP = 256
const MOST_VALUE = 16_384

const ATTRIBUTES: ReadonlySet<string> = new Set(
  (
    'id class name href src coords shape content http-equiv daoxiang data-href data-url data-src data-original onclick title name alt rel ' +
    'align valign bgcolor style width height usemap'
  ).split(' '),
)
/** Comments worth keeping: the publishing system's markers and trailer, and the browser's save comment. */
const SPEAKING = /npm:|enp|saved (?:from|with)/i

/**
 * Parses a page, nesting its elements as far as possible; nothing in it is run or fetched.
 * @param name path or address, for the message
 * @throws UnreadableSource for a page far beyond what a newspaper's can be
 */
export const parseHtml = (source: string, name = 'The page'): Html => {
  if (source.length > MOST_CHARACTERS) {
    throw new UnreadableSource(name, ['tooManyCharacters', Math.round(source.length / 2 ** 20)])
  }
  const tree = new Tree(name)
  const tokenizer = new Tokenizer({ decodeEntities: true }, tree.reader(source))
  tokenizer.write(source)
  tokenizer.end()
  const nodes = tree.finish()
  const comments: number[] = []
  for (let index = 0; index < nodes.length; index++) {
    if (nodes[index]?.kind === 'comment') comments.push(index)
  }
  return { nodes, named: namesOf(nodes), comments }
}

const namesOf = (nodes: readonly Node[]): Map<string, number[]> => {
  const named = new Map<string, number[]>()
  const add = (name: string, index: number): void => {
    const known = named.get(name)
    if (known) known.push(index)
    else named.set(name, [index])
  }
  for (let index = 0; index < nodes.length; index++) {
    const node = nodes[index]
    if (node?.kind !== 'element') continue
    add(node.name, index)
    const { id, class: classes } = node.attributes
    if (id) add(`#${id.trim().toLowerCase()}`, index)
    if (classes) for (const one of new Set(classes.toLowerCase().split(/\s+/))) add(`.${one}`, index)
  }
  return named
}

class Tree {
  readonly #name: string
  readonly #nodes: Node[] = []
  /** Indices of the open elements. */
  readonly #open: number[] = []
  readonly #counts = new Map<string, number>()
  #tags = 0

  constructor(name: string) {
    this.#name = name
  }

  reader(source: string): TokenizerCallbacks {
    let tag = ''
    let attributes: Record<string, string> = {}
    let attribute = ''
    let value = ''
    const keep = (piece: string): void => {
      if (value.length < MOST_VALUE) value += piece.slice(0, MOST_VALUE)
    }
    return {
      onopentagname: (start, end) => {
        tag = source.slice(start, end).toLowerCase()
        attributes = {}
      },
      onattribname: (start, end) => {
        attribute = source.slice(start, end).toLowerCase()
        value = ''
      },
      onattribdata: (start, end) => {
        if (ATTRIBUTES.has(attribute)) keep(source.slice(start, Math.min(end, start + MOST_VALUE)))
      },
      onattribentity: (code) => keep(String.fromCodePoint(code)),
      onattribend: () => {
        if (ATTRIBUTES.has(attribute) && !Object.hasOwn(attributes, attribute)) attributes[attribute] = value
      },
      onopentagend: () => this.#start(tag, attributes),
      onselfclosingtag: () => this.#start(tag, attributes),
      onclosetag: (start, end) => this.#finish(source.slice(start, end).toLowerCase()),
      ontext: (start, end) => this.#text(source.slice(start, end)),
      ontextentity: (code) => this.#text(String.fromCodePoint(code)),
      oncomment: (start, end, offset) => {
        const text = source.slice(start, end - offset)
        if (SPEAKING.test(text))
          this.#add({ kind: 'comment', text, parent: this.#parent(), end: this.#nodes.length + 1 })
      },
      oncdata: (start, end, offset) => this.#text(source.slice(start, end - offset)),
      ondeclaration: () => {},
      onprocessinginstruction: () => {},
      onend: () => {},
    }
  }

  finish(): readonly Node[] {
    this.#cut(0)
    return this.#nodes
  }

  #parent(): number {
    return this.#open.at(-1) ?? -1
  }

  #add(node: Node): void {
    this.#nodes.push(node)
  }

  #count(): void {
    if (++this.#tags > MOST_TAGS) throw new UnreadableSource(this.#name, ['tooManyTags'])
  }

  #text(text: string): void {
    const last = this.#nodes.at(-1)
    if (last?.kind === 'text' && last.parent === this.#parent()) last.text += text
    else this.#add({ kind: 'text', text, parent: this.#parent(), end: this.#nodes.length + 1 })
  }

  #start(name: string, attributes: Record<string, string>): void {
    this.#count()
    const implied = closedBy(name, (at) => this.#nameAt(at), this.#open.length)
    if (implied !== undefined) this.#cut(implied)
    const index = this.#nodes.length
    this.#add({ kind: 'element', name, attributes, parent: this.#parent(), end: index + 1 })
    if (VOID.has(name) || this.#open.length >= MOST_DEEP) return
    this.#open.push(index)
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1)
  }

  #finish(name: string): void {
    this.#count()
    const at = this.#counts.get(name)
      ? closes(name, (depth) => this.#nameAt(depth), this.#open.length)
      : undefined
    if (at !== undefined) this.#cut(at)
    // `</br>` and a `</p>` that closes nothing break the line, as in a browser.
    else if (name === 'br' || name === 'p')
      this.#add({
        kind: 'element',
        name: 'br',
        attributes: {},
        parent: this.#parent(),
        end: this.#nodes.length + 1,
      })
  }

  #nameAt(depth: number): string {
    const node = this.#nodes[this.#open[depth] ?? -1]
    return node?.kind === 'element' ? node.name : ''
  }

  /** Closes the open elements down to and with the one at `depth`. */
  #cut(depth: number): void {
    for (const index of this.#open.splice(depth)) {
      const node = this.#nodes[index]
      if (node?.kind !== 'element') continue
      node.end = this.#nodes.length
      this.#counts.set(node.name, (this.#counts.get(node.name) ?? 1) - 1)
    }
  }
}
