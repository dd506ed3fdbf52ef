import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readRobots } from '../../../source/papers/fetch/robots.ts'

const allows = (text: string, path: string): boolean => readRobots(text, 'baolan').allows(path)

describe('robots.txt', () => {
  it.each([
    ['', '/a', true],
    ['User-agent: *\nDisallow:', '/a', true],
    ['User-agent: *\nDisallow: /', '/a', false],
    ['User-agent: *\nDisallow: /a', '/abc', false],
    ['User-agent: *\nDisallow: /a/', '/a', true],
    ['User-agent: *\nDisallow: /\nAllow: /rmrb/', '/rmrb/pc/x.html', true],
    ['User-agent: *\nAllow: /rmrb\nDisallow: /rmrb', '/rmrb', true],
    ['User-agent: *\nDisallow: /*.pdf$', '/a/b.pdf', false],
    ['User-agent: *\nDisallow: /*.pdf$', '/a/b.pdf?x=1', true],
    ['User-agent: *\nDisallow: /a*b*c', '/axxbxxc', false],
    ['User-agent: *\nDisallow: /a*b*c', '/axxcxxb', true],
    ['User-agent: *\nDisallow: /a*a$', '/a', true],
    ['User-agent: *\nDisallow: /*?', '/a?b', false],
    ['User-agent: *\nDisallow: /报', '/%e6%8a%a5/1', false],
    ['User-agent: *\nDisallow: /%7eme', '/~me/1', false],
    ['User-agent: *\nDisallow: /a%2Fb', '/a/b', true],
    ['user-AGENT : * # all\r\n disallow: /a # not this\r\n', '/a', false],
    ['User-agent: baolan\nDisallow: /b\n\nUser-agent: *\nDisallow: /', '/a', true],
    ['User-agent: baolan\nDisallow: /b\n\nUser-agent: *\nDisallow: /', '/b', false],
    ['User-agent: Other\nUser-agent: BAOLAN\nDisallow: /b', '/b', false],
    ['User-agent: *\nDisallow: /a\n\nUser-agent: *\nDisallow: /b', '/a', false],
    ['User-agent: baolan/1.0\nDisallow: /b', '/b', false],
    ['User-agent: *\nSitemap: /s\nDisallow: /a', '/a', false],
    ['User-agent: baolan\nSitemap: /s\nUser-agent: other\nDisallow: /', '/a', false],
    ['User-agent: *\nDisallow: /~me', '/%7Eme/1', false],
    ['User-agent: *\nDisallow: /a$b', '/a$b', false],
    ['User-agent: other\nDisallow: /', '/a', true],
    ['\ufeffUser-agent: *\nDisallow: /', '/a', false],
    ['Disallow: /', '/a', true],
    ['<html><body>404</body></html>', '/a', true],
  ])('%j allows %s: %s', (text, path, expected) => {
    expect(allows(text, path)).toBe(expected)
  })

  it('sets the delay in the group that applies', () => {
    expect(readRobots('User-agent: *\nCrawl-delay: 1.5', 'baolan').delayMs).toBe(1500)
    expect(readRobots('User-agent: *\nCrawl-delay: x', 'baolan').delayMs).toBe(0)
    expect(readRobots('User-agent: baolan\nAllow: /\nUser-agent: *\nCrawl-delay: 9', 'baolan').delayMs).toBe(
      0,
    )
  })

  it('applies only the group of the product, whatever text precedes it', () => {
    const line = fc.oneof(
      fc.string().filter((text) => !/baolan/i.test(text)),
      fc.constantFrom('User-agent: *', 'Disallow: /a', 'Allow: /b', 'Crawl-delay: 2'),
    )
    fc.assert(
      fc.property(fc.array(line), fc.stringMatching(/^\/[a-z%?.=/]*$/), (lines, path) => {
        const text = `${lines.join('\n')}\nSitemap: /\nUser-agent: other\nAllow: /\nUser-agent: baolan\nDisallow: /`
        expect(allows(text, path)).toBe(false)
      }),
      { numRuns: 60 },
    )
  })

  it('is read up to the last whole line within 500 KiB', () => {
    const rule = 'User-agent: *\nDisallow: /early\n'
    const filler = `# ${'x'.repeat(97)}\n`.repeat(5_200)
    expect(allows(`${rule}${filler}Disallow: /late`, '/late')).toBe(true)
    expect(allows(`${rule}${filler}Disallow: /late`, '/early')).toBe(false)
    const cut = `${rule}${'#'.repeat(500 * 1024 - rule.length - 12)}\nDisallow: /private`
    expect(allows(cut, '/open')).toBe(true)
  })

  it('is matched fast for each address of an issue, even with 25,000 rules', () => {
    const rules = Array.from({ length: 25_000 }, (_, index) => `Disallow: /*x${index}*`).join('\n')
    const robots = readRobots(`User-agent: *\n${rules}\nAllow: /*x7*open`, 'baolan')
    for (let index = 0; index < 200; index += 1) expect(robots.allows(`/page/y${index}/open`)).toBe(true)
    expect(robots.allows('/page/x7/')).toBe(false)
    expect(robots.allows('/page/x7/open')).toBe(true)
  })

  it('is matched in linear time, even if all of it is stars', () => {
    const robots = readRobots(
      `User-agent: *\nDisallow: /${'*'.repeat(500 * 1024)}`.slice(0, 500 * 1024),
      'baolan',
    )
    for (let index = 0; index < 100; index += 1)
      expect(robots.allows(`/${'a'.repeat(2_000)}${index}`)).toBe(false)
  })

  it('is matched in linear time, even with 5,000 stars', () => {
    const text = `User-agent: *\nDisallow: /${'*a'.repeat(5_000)}b$`
    expect(allows(text, `/${'a'.repeat(5_000)}`)).toBe(true)
    expect(allows(`User-agent: *\nDisallow:${' '.repeat(400_000)}/a${' '.repeat(400_000)}!`, '/b')).toBe(true)
  })
})
