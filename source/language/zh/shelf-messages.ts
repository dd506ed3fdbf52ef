/** The messages of the shelf. */
export const shelfMessages = {
  needsNode: (what: string, version: string) =>
    `报架要 Node 22.15 以上（现在是 ${version}）：这里没有 ${what}`,
  theIndex: '索引',
  theTraces: '阅读记录',
  notOurs: (path: string, kind: string) => `${path} 不是 baolan 的${kind}：请挪开，或用 --data 换个地方`,
  ofNewer: (path: string, kind: string, version: number, known: number) =>
    `${path} 是更新的 baolan 写的${kind}（版本 ${version}，这里只认得到 ${known}）：请更新 baolan`,
  noPlace: (where: string) => `${where} 放不了报`,
  notOnTheShelf: (paper: string, date: string, folder: string) => `报架上没有 ${paper} ${date}（${folder}）`,
  damagedIssue: (file: string, why: string) => `${file} 坏了：${why}；请用来源再放一次`,
  cutShort: '不完整',
  noContents: '没有目录',
  contentsCutShort: '目录不完整',
  ofFormat: (format: string, wanted: string) => `格式是 ${format}，不是 ${wanted}`,
  otherLength: '长度和目录对不上',
  otherContent: '内容和放上去时不一样',
  cannotUnpack: '无法解压',
  tooManyArticles: (articles: number, most: number, key: string) =>
    `有 ${articles} 篇，超过一期 ${most} 篇的上限：请拆成几期，或在 config.json 里调高 ${key}`,
  unpackedTooLarge: (megabytes: string, most: number, key: string) =>
    `解压后有 ${megabytes} MB，超过 ${most} MB 的上限：请拆成几期，或在 config.json 里调高 ${key}`,
  contentsTooLarge: (megabytes: number, most: number, key: string) =>
    `目录有 ${megabytes} MB，超过 ${most} MB 的上限：请拆成几期，或在 config.json 里调高 ${key}`,
  tooManyValues: (values: number, most: number) =>
    `有 ${values} 个字段和数值，超过 ${most} 个的上限：请拆成几期`,
  notToSchema: '内容不合 baolan-issue/1 的格式',
  noFile: '不是普通文件',
  moreSkipped: (count: number) => `另有 ${count} 期无法检索；“baolan shelf verify”逐一列出`,
  outOfMemory: (issue: string) => `${issue} 太大，内存不够，没有编进索引：请拆成几期`,
  indexOutOfMemory: '内存不够，索引的线程停了',
  diskFullForIssue: (paper: string, date: string) =>
    `磁盘满了：${paper} ${date} 没有存下；请腾出空间再放一次`,
  diskFullForTraces: '磁盘满了：读到哪里没有记下；请腾出空间',
  diskFullForIndex: '磁盘满了：报都在，但最新的查不到；请腾出空间',
  readOnlyForTraces: '报架只读：读到哪里没有记下',
  readOnlyToAdd: (folder: string) => `${folder} 只读：放不上报`,
  readOnlyToRemove: (folder: string) => `${folder} 只读：撤不下报`,
  readOnlyToIndex: (folder: string) => `${folder} 只读：索引重建不了`,
  readOnlyNothingKept: '报架只读：这次读到哪里、加的书签都不会记下',
  indexInMemory: '报架只读，也没有可用的索引：先在内存里建一个',
  indexThreadEnded: '索引的线程停了',
  indexNotUpToDate: '索引没能更新',
  indexNotUpToDateFor: (why: string) => `索引没能更新：${why}`,
  indexSetAside: (aside: string) => `索引坏了：已另存为 ${aside}，正照报架重建`,
  tracesSetAside: (aside: string, saved: number) => `阅读记录坏了：已另存为 ${aside}；救回 ${saved} 条`,
  leftoversStay: (why: string) => `上次没写完的文件删不掉：${why}`,
  notInIndex: (issue: string) => `索引里没有 ${issue}：请运行“baolan shelf reindex”`,
  changedSinceIndexed: (issue: string) => `${issue} 编入索引后变了：请运行“baolan shelf reindex”`,
  notFoundByText: (issue: string) => `照原文查不到 ${issue}：请运行“baolan shelf reindex”`,
  indexHoldsStranger: (issue: string) => `索引里的 ${issue} 不在报架上：请运行“baolan shelf reindex”`,
  indexDamaged: (fault: string) => `索引坏了（${fault}）：请运行“baolan shelf reindex”`,
}
