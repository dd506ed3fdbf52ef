import { statSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ROLES } from '../../source/ingest/text/chain/divide-parts.ts'
import { LINE_STATES } from '../../source/ingest/text/chain/find-headings.ts'
import { LINE_FEATURES } from '../../source/ingest/text/chain/line-features.ts'
import { ROLE_FEATURES } from '../../source/ingest/text/chain/role-features.ts'
import { LEARNED_FILE, learned } from '../../source/ingest/text/chain/weights.ts'

describe('the learned weights', () => {
  const { head } = learned()

  it('are of the features and states that the code has; else `npm run fit` makes them anew', () => {
    expect(head.chains.lines.features).toEqual(LINE_FEATURES.list)
    expect(head.chains.lines.states).toEqual([...LINE_STATES])
    expect(head.chains.roles.features).toEqual(ROLE_FEATURES.list)
    expect(head.chains.roles.states).toEqual([...ROLES])
  })

  it('say what they were fitted on, and what they reach on days that they were not', () => {
    expect(head.fittedOn.length).toBeGreaterThan(1)
    for (const figure of Object.values(head.figures)) expect(figure).toBeGreaterThan(0.8)
    expect(Object.keys(head.figures).length).toBeGreaterThan(1)
  })

  it('take at most 200 KB', () => {
    expect(statSync(LEARNED_FILE).size).toBeLessThanOrEqual(200_000)
  })

  it('give certainties that rise with the margin', () => {
    for (const { calibration } of [head.chains.lines, head.chains.roles]) {
      const shares = calibration.map(([, right]) => right)
      expect(shares).toEqual(shares.toSorted((a, b) => a - b))
    }
  })
})
