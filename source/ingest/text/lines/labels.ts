/** A label over an abstract: 核心阅读, 提要. */
export const ABSTRACT = /^(?:核心阅读|核心提示|内容提要|提\s?要|阅读提示)$/
/** A label over, or the beginning of, a note of the editors. */
export const EDITORS = /^(?:编者按|编者的话|开栏的话|编\s?后|编辑手记|——编\s*者)[：:]?/
/** The end of a headline that names its series: （今日谈）, （新春走基层）; 3,724 of 10,294 in a national daily. */
export const SERIES = /（([^（）。，]{2,16})）$/
/** An editors’ note above a text, not below it. */
export const LEADS_IN = /^(?:编者按|编者的话|开栏的话)/
/** Genres that a page uses as standing heads. */
export const GENRE =
  /^(?:诗\s?歌|诗词|新诗|旧体诗|诗苑|散文诗?|随笔|小说|小小说|杂文|书评|影评|社\s?论|社\s?评|短\s?评|时\s?评|快\s?评|锐\s?评|微\s?评|评\s?论|编\s?后|杂\s?谈|读者来信|来\s?论|言\s?论)$/
/** The same before a headline: `短评：……`. */
export const INNER_GENRE = /^(社论|社评|短评|时评|快评|锐评|微评|评论员文章|编后)：\s*(\S.{3,})$/
