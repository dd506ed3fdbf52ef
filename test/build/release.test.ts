import { describe, expect, it } from 'vitest'
import { released } from '../../build/release.ts'

const log = '# Changelog\n\n## Unreleased\n\n- A change.\n\n## 0.1.0\n\n- The first.\n'

describe('the changelog of a release', () => {
  it('has the unreleased changes under the new version, and room for the next', () => {
    expect(released(log, '0.2.0', '2031-05-06')).toBe(
      '# Changelog\n\n## Unreleased\n\n## 0.2.0 (2031-05-06)\n\n- A change.\n\n## 0.1.0\n\n- The first.\n',
    )
  })

  it.each([
    ['# Changelog\n\n## 0.1.0\n', 'has no "## Unreleased"'],
    ['# Changelog\n\n## Unreleased\n\n## 0.1.0\n', 'has nothing under "Unreleased"'],
  ])('is not written if there is nothing to release: %j', (text, why) => {
    expect(() => released(text, '0.2.0', '2031-05-06')).toThrow(why)
  })
})
