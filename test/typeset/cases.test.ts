import { expect, it } from 'vitest'
import { cellWidth, type Line, type Setting, setHeadline, setParagraph } from '../../source/typeset/index.ts'
import { type Case, cases } from './cases.ts'

const HEAD = `# Typographic cases

How \`source/typeset\` sets Chinese, for a human to judge: each rule, where it comes from, and lines that show it. A bar marks
the end of the measure. Written by \`test/typeset/cases.test.ts\` from \`cases.ts\`: \`npx vitest run test/typeset -u\` rewrites it.
`

const drawn = (line: Line, { width, ambiguous }: Setting): string => {
  const spare = width - line.indent - cellWidth(line.text, ambiguous)
  return `${' '.repeat(line.indent)}${line.text}${spare < 0 ? '' : `${' '.repeat(spare)}|`}`
}

const changesText = (change: Partial<Setting>): string =>
  Object.entries(change)
    .map(([name, value]) => `, ${name} ${value}`)
    .join('')

const shown = ({ title, rule, text, widths, settings = [{}], headline }: Case): string => {
  const blocks = widths.flatMap((width) =>
    settings.map((change) => {
      const setting: Setting = { ambiguous: 1, level: 'gb', ...change, width }
      const lines = headline ? setHeadline([text], setting) : setParagraph(text, setting)
      const rows = lines.map((line) => drawn(line, setting))
      return `${width} cells${changesText(change)}\n\`\`\`\n${rows.join('\n')}\n\`\`\``
    }),
  )
  return `\n## ${title}\n${rule}\n\n${blocks.join('\n\n')}\n`
}

it('sets the typographic cases as the document shows', async () => {
  await expect(HEAD + cases.map(shown).join('')).toMatchFileSnapshot('cases.md')
})
