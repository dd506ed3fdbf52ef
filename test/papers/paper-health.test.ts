import { describe, expect, it } from 'vitest'
import {
  correctionOf,
  FetchFailure,
  loadPapers,
  NoIssue,
  NoSuchPage,
  noteFailed,
  noteWorked,
  type Paper,
} from '../../source/papers/index.ts'
import { english } from '../english.ts'

const paper: Paper = {
  name: '街坊报',
  url: 'http://a.example/{Y}-{m}/{d}/node_1.htm',
  family: 'founder',
  origin: 'newscrapy',
}

const gone = new NoIssue(paper, '2026-07-18', { sought: true })

describe('the health of papers', () => {
  it('records since when and why a paper fails, until it works again', () => {
    const first = noteFailed({}, paper, gone, '2026-07-20')
    const second = noteFailed(first, paper, new FetchFailure('host', paper.url, ['noSuchHost']), '2026-07-22')
    expect(second).toEqual({
      街坊报: {
        failed: {
          since: '2026-07-20',
          last: '2026-07-22',
          why: expect.stringMatching(/no such host/),
          saying: ['at', paper.url, ['noSuchHost']],
        },
      },
    })
    const third = noteWorked(second, paper, '2026-07-23')
    expect(third).toEqual({ 街坊报: { worked: '2026-07-23' } })
    expect(noteFailed(third, paper, gone, '2026-08-01')).toMatchObject({
      街坊报: { worked: '2026-07-23', failed: { since: '2026-08-01' } },
    })
  })

  it.each([
    ['a day without an issue', new NoIssue(paper, '2026-07-18', { nearest: '2026-07-17', sought: true })],
    ['no network', new FetchFailure('offline', paper.url, ['noNetwork'])],
    ['a host that is busy', new FetchFailure('busy', paper.url, ['noNetwork'])],
    ['a page that is not there', new NoSuchPage('7')],
    ['a stop', new DOMException('', 'AbortError')],
  ])('marks nobody for %s', (_, error) => {
    const before = noteWorked({}, paper, '2026-07-01')
    expect(noteFailed(before, paper, error, '2026-07-20')).toBe(before)
  })
})

describe('how to correct a paper', () => {
  it('says what to write where, and that can be read', async () => {
    const message = english(
      correctionOf(paper, '/home/me/.config/baolan/config.json', 'https://b.example/202607/18/node_A01.html'),
    )
    expect(message).toContain('/home/me/.config/baolan/config.json')
    const { papers } = JSON.parse(/\{"papers.*/.exec(message)?.[0] ?? '')
    expect(papers).toEqual([{ name: '街坊报', url: 'https://b.example/{Y}{m}/{d}/node_A01.html' }])
    const read = await loadPapers('{"papers":[]}', papers)
    expect(read.papers[0]).toMatchObject({ name: '街坊报', origin: 'own' })
  })

  it('names the doubt about an address', () => {
    expect(english(correctionOf({ ...paper, doubt: 'the address is that of 晨报' }, 'c'))).toMatch(
      /^街坊报: the address is that/,
    )
  })
})
