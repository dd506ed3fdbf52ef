import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readEdition } from '../../../source/ingest/epaper/index.ts'
import { holdsAreas, type Issue, type Page } from '../../../source/issue/index.ts'
import { frontPages } from './front-pages.ts'

const AT = 'http://paper.invalid/html/2026-07/18/node_1.htm'
const SIZE = 'width=400 height=575'
const NEARLY_ALL = '4,4,396,4,396,571,4,571'

/** A layout page with one article, and other `markup` before its map. */
const layout = (picture: string, areas: string, markup = ''): string =>
  `<td>第01版：要闻</td>${markup}<map name="PagePicMap">${areas}</map>${picture}<a href="content_1.htm">渡口修好了</a>`
const area = (coords: string, shape = 'polygon', href = 'content_1.htm'): string =>
  `<area coords="${coords}" shape="${shape}" href="${href}">`
const img = (attributes: string): string => `<img ${attributes} usemap="#pagepicmap">`

const read = (html: string, name = AT): Issue =>
  readEdition([{ name, bytes: new TextEncoder().encode(html) }])
const pageOf = (html: string, name = AT): Page => read(html, name).pages[0] ?? expect.fail('no page')
const sizeOf = ({ image }: Page): string => (image ? `${image.width}x${image.height}` : 'none')

describe('the front page of an invented edition', async () => {
  it.each(await frontPages())(
    'of family %s has all its areas, and a picture that holds them',
    (family, issue) => {
      expect(issue.pages).toHaveLength(2)
      for (const { image, areas = [], articles } of issue.pages) {
        expect(areas.length).toBeGreaterThanOrEqual(6)
        expect(areas.map(({ article }) => article).toSorted()).toEqual(articles.toSorted())
        expect(areas.some(({ polygon }) => polygon.length === 6)).toBe(true)
        if (family === 'day') expect(image).toBeUndefined()
        else expect(image).toMatchObject({ width: 400, height: 575 })
        if (image) expect(holdsAreas(image, areas)).toBe(true)
      }
    },
  )

  it('has no picture where its pages, as many do, state no size', async () => {
    for (const [, issue] of await frontPages({ dirt: ['picture-unsized'], pages: 1 }))
      expect(issue.pages.map(({ image, areas }) => [image, areas !== undefined])).toEqual([[undefined, true]])
  })
})

describe('the address of a page’s picture', () => {
  const srcOf = (written: string, name?: string, markup?: string): string | undefined =>
    pageOf(layout(img(`src="${written}" ${SIZE}`), area(NEARLY_ALL), markup), name).image?.src

  it('is absolute where that of the page is known', () => {
    const whole = 'http://paper.invalid/page/1.jpg.2'
    expect(srcOf('../../../page/1.jpg.2')).toBe(whole)
    expect(srcOf('//paper.invalid/page/1.jpg.2')).toBe(whole)
    expect(srcOf('1.jpg', 'node_1.htm', '<base href="http://paper.invalid/page/">')).toBe(
      'http://paper.invalid/page/1.jpg',
    )
    const saved = `<!-- saved from url=(0043)${AT} -->\n`
    expect(
      read(saved + layout(img(`src="1.jpg" ${SIZE}`), area(NEARLY_ALL)), '要闻.html').pages,
    ).toMatchObject([{ image: { src: 'http://paper.invalid/html/2026-07/18/1.jpg' } }])
  })

  it('is the path as written where it is not', () => {
    for (const written of ['./要闻_files/1.jpg', '../pic/1.jpg', '/pic/1.jpg', 'https://paper.invalid/1.jpg'])
      expect(srcOf(written, '下载/要闻.html')).toBe(written)
    expect(srcOf('//paper.invalid/1.jpg', '下载/要闻.html')).toBe('https://paper.invalid/1.jpg')
  })

  it('is never of another scheme, nor without end', () => {
    const long = `${'a'.repeat(3000)}.jpg`
    for (const written of [
      '',
      'data:image/png;base64,AAAA',
      'file:///home/1.jpg',
      'javascript:alert(1)',
      'C:\\1.jpg',
      long,
    ])
      for (const name of [AT, '下载/要闻.html']) expect(srcOf(written, name), written).toBeUndefined()
  })

  it('is safe to show', () => {
    expect(srcOf('a\u202e\u001b[31m.jpg', '下载/要闻.html')).not.toMatch(/[\u001b\u202e]/)
  })

  it('is the one that loads later', () => {
    const page = pageOf(layout(img(`src="blank.gif" data-src="1.jpg" ${SIZE}`), area(NEARLY_ALL)))
    expect(page.image?.src).toBe('http://paper.invalid/html/2026-07/18/1.jpg')
  })
})

describe('the size of a page’s picture', () => {
  it.each([
    ['width=400 height=575', '400x575'],
    ['width="400px" height="575px"', '400x575'],
    ['style="WIDTH: 400px; height:575PX !important"', '400x575'],
    ['width="100%" style="max-width:9px;width:400px" height="575"', '400x575'],
    ['style="width:100%" width=400 height=575', '400x575'],
    ['width="399.6" height="575.4"', '400x575'],
    ['width=400', 'none'],
    ['', 'none'],
    ['width="100%" height="100%"', 'none'],
    ['width="400" height="0"', 'none'],
    ['width="400" height="-575"', 'none'],
    ['width="400" height="auto"', 'none'],
    ['width="400" height="20001"', 'none'],
    ['width="400" height="1e3"', 'none'],
  ])('stated as %s is %s', (stated, size) => {
    expect(sizeOf(pageOf(layout(img(`src=1.jpg ${stated}`), area(NEARLY_ALL))))).toBe(size)
  })

  it.each([
    ['drawn a little too large', [area('-3,4,404,4,404,580,4,580')], '400x575'],
    ['on a larger picture', [area('10,10,990,10,990,1423,10,1423')], '990x1424'],
    ['on a larger one, but not all of it', [area('10,10,990,10,990,700,10,700')], 'none'],
    ['outside the picture', [area(NEARLY_ALL), area('1,1,9000,1,9000,9')], 'none'],
    ['left of it', [area('-90,4,396,4,396,571')], 'none'],
    [
      'on a smaller picture',
      [area('2,2,98,2,98,141,2,141'), area('102,2,198,2,198,285'), area('2,145,98,145,98,285')],
      '199x285',
    ],
    ['in one corner of it', [area('2,2,98,2,98,141,2,141')], '400x575'],
    ['in its upper half', [area('4,4,130,280'), area('140,4,260,280'), area('270,4,396,280')], '400x575'],
  ])('is that in which its areas are measured: areas %s', (_, areas, size) => {
    const page = pageOf(layout(img(`src=1.jpg ${SIZE}`), areas.join('')))
    expect(page.areas).toHaveLength(areas.length)
    expect(sizeOf(page)).toBe(size)
  })

  it('holds the areas, whatever they and it are', () => {
    const numbers = fc.array(fc.integer({ min: -50, max: 1500 }), { minLength: 3, maxLength: 28 })
    const side = fc.integer({ min: -1, max: 25_000 })
    fc.assert(
      fc.property(fc.array(numbers, { maxLength: 5 }), side, side, (all, width, height) => {
        const areas = all.map((coords) => area(coords.join(','))).join('')
        const page = pageOf(layout(img(`src=1.jpg width=${width} height=${height}`), areas))
        if (page.image) expect(holdsAreas(page.image, page.areas ?? [])).toBe(true)
        if (width > 0 && height > 0 && width <= 20_000 && height <= 20_000 && all.length === 0)
          expect(sizeOf(page)).toBe(`${width}x${height}`)
      }),
    )
  })
})

describe('the picture that the areas are on', () => {
  it('is the one that names their map, not another with a map', () => {
    const banner =
      '<map name=Top><area coords="1,1,9,9" href="http://www.invalid/"></map><img src=top.jpg width=900 height=60 usemap=#Top>'
    const page = pageOf(layout(img(`src=1.jpg ${SIZE}`), area(NEARLY_ALL), banner))
    expect(page.image).toMatchObject({ src: expect.stringMatching(/\/1\.jpg$/), width: 400 })
    expect(page.areas).toHaveLength(1)
  })

  it('is the only one with a map if it calls its map by another name', () => {
    const page = pageOf(layout(`<img src=1.jpg ${SIZE} usemap="#Map2">`, area(NEARLY_ALL)))
    expect(sizeOf(page)).toBe('400x575')
  })

  it('is each page’s own where one file shows the whole day', () => {
    const part = (at: number): string =>
      `<div>第0${at}版：要闻</div><map name=m${at}><area coords="4,4,96,146" href="content_${at}.htm"></map>
      <img src=${at}.jpg width=100 height=15${at} usemap=#m${at}><ul><li><a href="content_${at}.htm">渡口的第${at}盏灯</a></ul>`
    const { pages } = read(
      `<title>临溪日报</title>${part(1)}${part(2)}`,
      'http://paper.invalid/20260718/index.html',
    )
    expect(pages.map((page) => [page.printPage, sizeOf(page), page.areas?.length])).toEqual([
      ['1', '100x151', 1],
      ['2', '100x152', 1],
    ])
  })

  it('is left out if they are on several', () => {
    const other =
      '<map name=Top><area coords="1,1,9,9" href="content_2.htm"></map><img src=2.jpg width=900 height=60 usemap=#Top>'
    const page = pageOf(layout(img(`src=1.jpg ${SIZE}`), area(NEARLY_ALL), other))
    expect([sizeOf(page), page.areas?.length]).toEqual(['none', 2])
  })

  it('is kept for a page with nothing on its map', () => {
    expect(sizeOf(pageOf(layout(img(`src=1.jpg ${SIZE}`), '')))).toBe('400x575')
  })
})

describe('areas of every shape', () => {
  const polygons = (areas: string): unknown =>
    pageOf(layout(img(`src=1.jpg ${SIZE}`), areas)).areas?.map(({ polygon }) => polygon)
  const box = (left: number, top: number, right: number, bottom: number) => [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ]

  it.each([
    ['two corners without a shape', '4,4,200,300', '', box(4, 4, 200, 300)],
    ['two corners called a polygon', '4,4,200,300', 'polygon', box(4, 4, 200, 300)],
    ['the whole picture', '', 'default', box(0, 0, 400, 575)],
    ['shares of the sides', '5%,10%,50%,80%', 'rect', box(20, 57.5, 200, 460)],
    [
      'fourteen points with steps of no length',
      '4,4,4,4,200,4,200,90,200,90,120,90,120,200,120,200,90,200,90,200,60,200,60,300,4,300,4,4',
      'poly',
      [
        [4, 4],
        [200, 4],
        [200, 90],
        [120, 90],
        [120, 200],
        [90, 200],
        [60, 200],
        [60, 300],
        [4, 300],
      ],
    ],
  ])('are kept: %s', (_, coords, shape, polygon) => {
    expect(polygons(area(coords, shape))).toEqual([polygon])
  })

  it('are kept as polygons if they are round', () => {
    const [polygon = []] = (pageOf(layout('', area('100,200,50', 'circle'))).areas ?? []).map(
      (one) => one.polygon,
    )
    expect(polygon.length).toBeGreaterThan(7)
    for (const [x, y] of polygon) expect(Math.hypot(x - 100, y - 200)).toBeCloseTo(50, 1)
  })

  it('are all kept if an article has several, and none that leads to no article', () => {
    const areas = [
      area('4,4,90,90'),
      area('100,4,190,90', 'rect', 'content_1.htm?div=0'),
      area('200,4,290,90', 'rect', '../../../pic/ad.jpg'),
      area('200,100,290,190', 'rect', 'http://www.shop.invalid'),
      area('200,200,290,290', 'rect', 'node_2.htm'),
      '<area coords="300,4,390,90" nohref>',
    ]
    const issue = read(
      layout(img(`src=1.jpg ${SIZE}`), areas.join(''), '<a href="node_2.htm">第02版：综合</a>'),
    )
    const [page] = issue.pages
    expect(page?.areas?.map(({ article }) => article)).toEqual([page?.articles[0], page?.articles[0]])
    expect(issue.articles).toHaveLength(1)
  })
})
