/** What a field of a record holds. */
export type FieldPart =
  | 'headline'
  | 'kicker'
  | 'deck'
  | 'column'
  | 'body'
  | 'lead'
  | 'caption'
  | 'author'
  | 'date'
  | 'page'
  | 'section'
  | 'paper'
  | 'source'
  | 'issue'

/** Names of fields without case, spaces, `_` and `-`; the first that has a value counts. */
const NAMES: Readonly<Record<FieldPart, string>> = {
  headline:
    '标题 主标题 主题 正题 题名 题目 大标题 文章标题 新闻标题 篇名 title headline maintitle articletitle newstitle heading',
  kicker: '引题 肩题 眉题 上标题 kicker pretitle introtitle guidetitle leadtitle overline eyebrow',
  deck: '副题 副标题 子标题 下标题 subtitle subheadline deck standfirst title2',
  column: '栏目 专栏 栏目名称 column columnname',
  body: '正文 内容 全文 文章内容 正文内容 新闻内容 文本 文字 段落 content contents body text fulltext maintext articlebody articletext articlecontent bodytext bodyhtml contenthtml contenttext contentmarkdown markdown html paragraphs lines article tablebody pagetext pagecontent bodycontent 版面内容 版面文字',
  lead: '摘要 导语 提要 内容提要 内容摘要 abstract summary lead digest intro description',
  caption: '图片说明 图说 图注 说明文字 caption captions imagecaption imgcaption tablecaption',
  author:
    '作者 记者 署名 撰文 通讯员 author authors byline writer reporter reporters by correspondent creator',
  date: '日期 出版日期 见报日期 报纸日期 刊期 datepublished publishdate publicationdate issuedate paperdate date pubdate published publishedat publishtime pubtime releasedate releasetime datetime 发布日期 发布时间 发表日期 发表时间 刊出日期 刊载日期 时间 time',
  page: '版次 版号 版序 版面号 版面 版 页码 页 page pageno pagenumber pagenum printpage paperpage',
  section: '版名 版面名称 版面名 section sectionname pagename pagetitle printsection',
  paper:
    '报纸 报名 报纸名称 报纸名 报刊 报刊名称 报刊名 刊名 媒体 媒体名称 newspaper papername paper newspapername newspapertitle papertitle publication media ispartof',
  source: '来源 出处 文献来源 数据库 source sourcename',
  issue: '期号 期次 总期号 issue issueno issuenumber',
}

const PARTS: ReadonlyMap<string, readonly [FieldPart, number]> = new Map(
  (Object.keys(NAMES) as FieldPart[]).flatMap((part) =>
    NAMES[part].split(' ').map((name, rank) => [name, [part, rank]] as const),
  ),
)

/** What schemas put before and after a name: `headline_text`, `news_title`, `main_text`, `author_name`, `新闻标题`. */
const BEFORE = /^(?:news|article|story|doc|item|post|full|main|raw|paper|newspaper|新闻|文章|报道|稿件|报纸)/
const AFTER =
  /(?:text|string|str|value|names?|label|html|no|number|num|list|cn|zh|名称|姓名|文字|文本|信息|编号)$/
/** A name without those ranks below every other; the text of a page is no page. */
const DERIVED = 100
const derived = (name: string): readonly [FieldPart, number] | undefined => {
  const bases = [
    name.replace(AFTER, ''),
    name.replace(BEFORE, ''),
    name.replace(BEFORE, '').replace(AFTER, ''),
  ]
  for (const base of bases) {
    const known = base === name ? undefined : PARTS.get(base)
    if (known && !(known[0] === 'page' && /(?:text|html|文字|文本|信息)$/.test(name)))
      return [known[0], known[1] + DERIVED]
  }
  return undefined
}

/** What a field holds by its name, and the rank of the name; undefined for a name that is not known. */
export const partOf = (name: string): readonly [FieldPart, number] | undefined => {
  if (name.length > 24) return undefined
  const own = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_@-]|[：:]$/g, '')
  return PARTS.get(own) ?? derived(own)
}
