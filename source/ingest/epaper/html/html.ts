import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2'
import { UnreadableSource } from '../../source/unreadable.ts'
import { closedByClosing, closedByOpening, VOID } from './nesting.ts'

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
const MAX_CHARACTERS = 64 * 2 ** 20
/** Elements and comments. A newspaper page has some thousands; each may become a paragraph, which takes a kilobyte or two. */
const MAX_TAGS = 120_000
/** Elements nested deeper become children of the last one within this depth. */
const MAX_DEPTH = 256
const MAX_VALUE = 16_384

const ATTRIBUTES: ReadonlySet<string> = new Set(
  (
    'id class name href src coords shape content http-equiv daoxiang data-href data-url data-src data-original onclick title name alt rel ' +
    'align valign bgcolor style size width height usemap rowspan colspan hidden aria-hidden'
  ).split(' '),
)
/** Comments that say where something is: the publishing system's markers and trailer, and the browser's save comment. */
const MARKER = /npm:|enp|saved (?:from|with)/i
/** Whether a comment is one of those. */
export const isMarker = (comment: string): boolean => MARKER.test(comment)
/** Other comments are kept if they may hold text of the paper. */
const HAS_TEXT = /\p{Script=Han}/u

/**
 * Parses a page, nesting its elements as far as possible; nothing in it is run or fetched.
 * @param name path or address, for the message
 * @throws UnreadableSource for a page far beyond what a newspaper's can be
 */
export const parseHtml = (source: string, name = 'The page'): Html => {
  if (source.length > MAX_CHARACTERS) {
    throw new UnreadableSource(name, ['tooManyCharacters', Math.round(source.length / 2 ** 20)])
  }
  const tree = new Tree()
  const tokenizer = new Tokenizer({ decodeEntities: true }, new TagReader(source, tree))
  try {
    tokenizer.write(source)
    tokenizer.end()
  } catch (error) {
    throw error === FULL ? new UnreadableSource(name, ['tooManyTags']) : error
  }
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
    const indices = named.get(name)
    if (indices) indices.push(index)
    else named.set(name, [index])
  }
  for (let index = 0; index < nodes.length; index++) {
    const node = nodes[index]
    if (node?.kind !== 'element') continue
    add(node.name, index)
    const { id, class: classes } = node.attributes
    if (id) add(`#${id.trim().toLowerCase()}`, index)
    if (classes)
      for (const className of new Set(classes.toLowerCase().split(/\s+/))) add(`.${className}`, index)
  }
  return named
}

/** Shared by all elements without attributes, which most are. */
const NO_ATTRIBUTES: Record<string, string> = Object.freeze({})

/** A copy, which unlike V8's slice of 13 characters or more does not keep the whole page in memory. */
const ownText = (text: string): string => `${text} `.slice(0, -1)

/** Turns the tokenizer's events, which are offsets into the source, into nodes of a tree. */
class TagReader implements TokenizerCallbacks {
  readonly #source: string
  readonly #tree: Tree
  #tag = ''
  #attributes = NO_ATTRIBUTES
  /** The names in the page, each kept once. */
  readonly #names = new Map<string, string>()
  #attribute = ''
  #value = ''

  constructor(source: string, tree: Tree) {
    this.#source = source
    this.#tree = tree
  }

  onopentagname(start: number, end: number): void {
    this.#tag = this.#nameIn(start, end)
    this.#attributes = NO_ATTRIBUTES
  }

  onattribname(start: number, end: number): void {
    this.#attribute = this.#nameIn(start, end)
    this.#value = ''
  }

  onattribdata(start: number, end: number): void {
    if (ATTRIBUTES.has(this.#attribute))
      this.#addToValue(this.#source.slice(start, Math.min(end, start + MAX_VALUE)))
  }

  onattribentity(code: number): void {
    this.#addToValue(String.fromCodePoint(code))
  }

  onattribend(): void {
    if (!ATTRIBUTES.has(this.#attribute) || Object.hasOwn(this.#attributes, this.#attribute)) return
    if (this.#attributes === NO_ATTRIBUTES) this.#attributes = {}
    this.#attributes[this.#attribute] = ownText(this.#value)
  }

  onopentagend(): void {
    this.#tree.open(this.#tag, this.#attributes)
  }

  onselfclosingtag(): void {
    this.#tree.open(this.#tag, this.#attributes)
  }

  onclosetag(start: number, end: number): void {
    this.#tree.close(this.#nameIn(start, end))
  }

  ontext(start: number, end: number): void {
    this.#tree.addText(this.#source.slice(start, end))
  }

  ontextentity(code: number): void {
    this.#tree.addText(String.fromCodePoint(code))
  }

  oncomment(start: number, end: number, offset: number): void {
    const text = this.#source.slice(start, end - offset)
    if (isMarker(text) || HAS_TEXT.test(text)) this.#tree.addComment(text)
  }

  oncdata(start: number, end: number, offset: number): void {
    this.#tree.addText(this.#source.slice(start, end - offset))
  }

  ondeclaration(): void {}
  onprocessinginstruction(): void {}
  onend(): void {}

  #nameIn(start: number, end: number): string {
    const name = this.#source.slice(start, end).toLowerCase()
    const known = this.#names.get(name) ?? ownText(name)
    this.#names.set(known, known)
    return known
  }

  #addToValue(piece: string): void {
    if (this.#value.length < MAX_VALUE) this.#value += piece.slice(0, MAX_VALUE)
  }
}

/**
 * Ends the parse of a page with too many tags. It is made only once, because an error keeps the objects whose methods were
 * running when it was made: the tree of each refused page, for as long as its failure is kept.
 */
const FULL = new Error('too many tags')

/** The nodes of a page while it is parsed. */
class Tree {
  readonly #nodes: Node[] = []
  /** Indices of the open elements, innermost last. */
  readonly #open: number[] = []
  /** How many elements of each name are open. */
  readonly #openNames = new Map<string, number>()
  #tags = 0
  /** Of the last node, if it is a text; joined when the next begins, since a string that grows holds all its pieces. */
  #pieces: string[] = []

  /** Ends all open elements and returns the nodes. */
  finish(): readonly Node[] {
    this.#cut(0)
    this.#joinText()
    return this.#nodes
  }

  #parent(): number {
    return this.#open.at(-1) ?? -1
  }

  #add(node: Node): void {
    this.#joinText()
    if (node.kind !== 'text' && ++this.#tags > MAX_TAGS) throw FULL
    this.#nodes.push(node)
  }

  addText(text: string): void {
    const last = this.#nodes.at(-1)
    if (last?.kind !== 'text' || last.parent !== this.#parent())
      this.#add({ kind: 'text', text: '', parent: this.#parent(), end: this.#nodes.length + 1 })
    this.#pieces.push(text)
  }

  #joinText(): void {
    const last = this.#nodes.at(-1)
    if (last?.kind !== 'text' || this.#pieces.length === 0) return
    last.text = this.#pieces.length === 1 ? ownText(this.#pieces[0] ?? '') : this.#pieces.join('')
    this.#pieces = []
  }

  addComment(text: string): void {
    this.#add({ kind: 'comment', text: ownText(text), parent: this.#parent(), end: this.#nodes.length + 1 })
  }

  /** Opens an element and ends those that its tag implies are over. */
  open(name: string, attributes: Record<string, string>): void {
    const implied = closedByOpening(name, (depth) => this.#nameAt(depth), this.#open.length)
    if (implied !== undefined) this.#cut(implied)
    const index = this.#nodes.length
    this.#add({ kind: 'element', name, attributes, parent: this.#parent(), end: index + 1 })
    if (VOID.has(name) || this.#open.length >= MAX_DEPTH) return
    this.#open.push(index)
    this.#openNames.set(name, (this.#openNames.get(name) ?? 0) + 1)
  }

  /** Ends the element that a closing tag belongs to, if any. */
  close(name: string): void {
    const depth = this.#openNames.get(name)
      ? closedByClosing(name, (openDepth) => this.#nameAt(openDepth), this.#open.length)
      : undefined
    if (depth !== undefined) this.#cut(depth)
    // `</br>` and a `</p>` that closes nothing break the line, as in a browser.
    else if (name === 'br' || name === 'p')
      this.#add({
        kind: 'element',
        name: 'br',
        attributes: NO_ATTRIBUTES,
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
      this.#openNames.set(node.name, (this.#openNames.get(node.name) ?? 1) - 1)
    }
  }
}
