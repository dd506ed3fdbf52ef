import type { Mutant } from './mutant.ts'

/** In the folders that make text of bytes and rows of text: language, issue, ingest, typeset, makeup. */
export const TEXT_MUTANTS: readonly Mutant[] = [
  {
    name: 'swapped-words',
    file: 'source/language/en/screens.ts',
    original: `noIssueBefore: 'No earlier issue is on the shelf',
  noIssueAfter: 'No later issue is on the shelf',`,
    replacement: `noIssueBefore: 'No later issue is on the shelf',
  noIssueAfter: 'No earlier issue is on the shelf',`,
    consequence: 'at the oldest issue, the reader is told that there is no later one',
    tests: ['test/language/tables.test.ts'],
  },
  {
    name: 'schema-any-confidence',
    file: 'source/issue/schema.ts',
    original: 'z.number().min(0).max(1)',
    replacement: 'z.number()',
    consequence:
      'an issue from another program is accepted with a confidence of 70, and never marked as a guess',
    tests: ['test/ingest/json.test.ts', 'test/build/schema.test.ts'],
  },
  {
    name: 'fold-shifted',
    file: 'source/issue/fold/fold.ts',
    original: `this.#starts.push(index)
        index += 1`,
    replacement: `index += 1
        this.#starts.push(index)`,
    consequence: 'matches are marked one character too far right',
    tests: ['test/issue/fold.test.ts'],
  },
  {
    name: 'decode-by-line',
    file: 'source/ingest/source/decode.ts',
    original: '(isCertain(utf8) || line.every((byte) => byte < 0x80))',
    replacement: 'true',
    consequence: 'lines of old files in GB18030 become Cyrillic if they could be UTF-8',
    tests: ['test/ingest/decode.test.ts'],
  },
  {
    name: 'sanitise-no-csi',
    file: 'source/ingest/source/sanitise.ts',
    original: 'String.raw`(?:\\x1b\\[|\\x9b)[0-?]*[ -/]*[@-~]`,',
    replacement: '',
    consequence: 'the parameters of colour codes are left in the text of a paper',
    tests: ['test/ingest/sanitise.test.ts'],
  },
  {
    name: 'joins-too-short',
    file: 'source/ingest/text/repairs/joins.ts',
    original: 'const MIN_CUT_OFF = 25',
    replacement: 'const MIN_CUT_OFF = 15',
    consequence: 'subheads with a comma are joined with the paragraph below them',
    tests: ['test/ingest/repairs.test.ts'],
  },
  {
    name: 'jump-loses-text',
    file: 'source/ingest/text/articles/joined-articles.ts',
    original: 'text: last.text + next.text,',
    replacement: 'text: last.text,',
    consequence: 'an article that jumps to another page lacks the first paragraph there',
    tests: ['test/ingest/pages.test.ts'],
  },
  {
    name: 'breaks-numbers',
    file: 'source/typeset/breaks/pairs.ts',
    original: 'if (any(PO, PR, HY, IS, NU)(before) && after === NU) return true // LB25',
    replacement: 'if (any(PO, PR, HY, IS)(before) && after === NU) return true // LB25',
    consequence: 'numbers are split at the end of a line',
    tests: ['test/typeset/breaks/conformance.test.ts', 'test/typeset/breaks/rules.test.ts'],
  },
  {
    name: 'justify-any-line',
    file: 'source/typeset/justify.ts',
    original: 'const MOST_SPARE_CELLS = 3',
    replacement: 'const MOST_SPARE_CELLS = 30',
    consequence: 'short lines are stretched with conspicuous gaps',
    tests: ['test/typeset/justify.test.ts'],
  },
  {
    name: 'citation-no-page',
    file: 'source/makeup/citation.ts',
    original: 'const page = article.parts[0]?.page',
    replacement: 'const page = undefined',
    consequence: 'a copied article does not say on which page it was',
    tests: ['test/reader/reading.test.ts'],
  },
]
