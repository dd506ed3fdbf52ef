/** What belongs to the Arabic number before it: 11月, 760余字, 2.5万平方米. The measure words are those that a daily uses. */
const UNIT =
  /[余多]?[十百千万亿兆]{0,2}(?:平方(?:公里|千米|厘米|米)|立方(?:米|厘米)|千瓦时?|公里|公斤|公顷|公分|公升|千米|千克|厘米|毫米|微米|纳米|毫克|微克|毫升|海里|英里|英尺|英寸|小时|分钟|秒钟|个月|美元|欧元|日元|英镑|港元|摄氏度|百分点|[年月日号时点分秒周岁天届元角亩吨克斤米里升度个名位人次条项件辆家户座所台套部本册卷章节页版期集层楼幢栋路线站级等股票张份只头匹棵株粒颗块片面支枚艘架列趟班排组批种类成倍代世场局轮环队村镇县市省国门间室桶箱瓶袋包盒码伏安瓦帧字句行篇段])?/y

/** The code units from `offset` on that belong to the number before it. */
export const unitLength = (text: string, offset: number): number => {
  UNIT.lastIndex = offset
  return UNIT.exec(text)?.[0].length ?? 0
}
