/**
 * The defects of real pages. The templates make those that change the page's content; those that only damage the markup are
 * made here, on a finished page.
 */
export const DIRT = [
  'areas-doubled',
  'areas-float',
  'areas-zero-length',
  'body-breaks',
  'bytes-gb18030',
  'calendar',
  'chrome',
  'charset-wrong',
  'date-in-pieces',
  'headline-breaks',
  'imprint-line',
  'h1-empty',
  'list-id-ozoom',
  'numbers-skip',
  'page-double',
  'picture-unsized',
  'sidebar',
  'tags-shouted',
  'tags-unclosed',
  'tags-unquoted',
  'title-says-headline',
  'titles-in-script',
  'toolbar',
  'trailer-article',
  'trailer-founder',
  'trailer-paragraphs',
  'two-bodies',
  'webdings',
] as const

export type Dirt = (typeof DIRT)[number]

const SPOILERS: Readonly<Partial<Record<Dirt, (html: string) => string>>> = {
  'tags-shouted': (html) =>
    html.replace(/<(\/?)(p|a|td|tr|li|ul|div|area|map|img|br|h[1-6])(?=[\s>/])/g, (_, slash, name) => {
      return `<${slash}${name.toUpperCase()}`
    }),
  'tags-unclosed': (html) => html.replace(/<\/(?:li|td|tr|p)>/gi, ''),
  'tags-unquoted': (html) => html.replace(/="([\w./?#-]+)"(?=[\s>])/g, '=$1'),
  'two-bodies': (html) =>
    html.replace(
      '<body>',
      '<body>\n<span id="leveldiv" title="点击查看内容"></span>\n<body onLoad="initialize();">',
    ),
}

/** Damages the markup of a finished page. */
export const spoil = (html: string, dirt: ReadonlySet<Dirt>): string =>
  Object.entries(SPOILERS).reduce(
    (page, [name, change]) => (dirt.has(name as Dirt) ? change(page) : page),
    html,
  )
