/** A label over an abstract: 核心阅读, 提要. R 745 boxes of all kinds */
export const ABSTRACT = /^(?:核心阅读|核心提示|内容提要|提\s?要|阅读提示)$/
/** A label over, or the beginning of, a note of the editors. */
export const EDITORS = /^(?:编者按|编者的话|开栏的话|编\s?后|编辑手记|——编\s*者)[：:]?/
/** The end of a headline that names its series: （今日谈）, （新春走基层）. R 3724 of 10,294 */
export const SERIES = /（([^（）。，]{2,16})）$/
