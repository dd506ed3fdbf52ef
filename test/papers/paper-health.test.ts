import { describe, expect, it } from 'vitest'
import {
  FetchFailure,
  learnedOf,
  NoIssue,
  NoSuchPage,
  noteFailed,
  noteMoved,
  noteWorked,
  type Paper,
  paperHealthFrom,
} from '../../source/papers/index.ts'

const paper: Paper = {
  name: '街坊报',
  url: 'http://a.example/{Y}-{m}/{d}/node_1.htm',
  family: 'founder',
  origin: 'newscrapy',
}

const noIssue = new NoIssue(paper, '2026-07-18', { seekNearest: true })

describe('the health of papers', () => {
  it('records since when and why a paper fails, until it works again', () => {
    const failed = noteFailed({}, paper, noIssue, '2026-07-20')
    const failedAgain = noteFailed(
      failed,
      paper,
      new FetchFailure('host', paper.url, ['noSuchHost']),
      '2026-07-22',
    )
    expect(failedAgain).toEqual({
      街坊报: {
        failed: {
          since: '2026-07-20',
          last: '2026-07-22',
          kind: 'host',
          why: expect.stringMatching(/no such host/),
          saying: ['at', paper.url, ['noSuchHost']],
        },
      },
    })
    const worked = noteWorked(failedAgain, paper, '2026-07-23')
    expect(worked).toEqual({ 街坊报: { worked: '2026-07-23' } })
    expect(noteFailed(worked, paper, noIssue, '2026-08-01')).toMatchObject({
      街坊报: { worked: '2026-07-23', failed: { since: '2026-08-01' } },
    })
  })

  it('remembers where a paper moved to, until its address is corrected', () => {
    const learned = { url: 'http://b.example/{Y}{m}/{d}/node_57.htm', since: '2026-07-19' }
    const moved = noteMoved({}, paper, learned, '2026-07-20')
    const later = noteFailed(noteWorked(moved, paper, '2026-07-20'), paper, noIssue, '2026-07-21')
    const stored = paperHealthFrom(JSON.stringify(later))
    expect(learnedOf(stored, paper)).toMatchObject(learned)
    expect(stored.街坊报).toMatchObject({ worked: '2026-07-20', failed: { kind: 'moved' } })
    expect(learnedOf(stored, { ...paper, url: 'http://c.example/{Y}{m}{d}/' })).toBeUndefined()
    for (const wrong of [7, 'x', 'file:///{Y}{m}{d}', 'http://a:b@c.example/{Y}{m}{d}', 'http://a.example/'])
      expect(
        learnedOf(
          paperHealthFrom(JSON.stringify({ 街坊报: { learned: { ...stored.街坊报?.learned, url: wrong } } })),
          paper,
        ),
      ).toBeUndefined()
  })

  it.each([
    [
      'a day without an issue',
      new NoIssue(paper, '2026-07-18', { nearest: '2026-07-17', seekNearest: true }),
    ],
    ['no network', new FetchFailure('offline', paper.url, ['noNetwork'])],
    ['a host that is busy', new FetchFailure('busy', paper.url, ['noNetwork'])],
    ['a page that the issue does not have', new NoSuchPage('7')],
    ['an abort', new DOMException('', 'AbortError')],
  ])('does not change for %s', (_, error) => {
    const health = noteWorked({}, paper, '2026-07-01')
    expect(noteFailed(health, paper, error, '2026-07-20')).toBe(health)
  })
})
