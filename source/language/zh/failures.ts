/** Why a command failed: the system, the sources, the papers. */
export const failures = {
  at: (where: string, why: string) => `${where}：${why}`,
  each: (...faults: string[]) => faults.join('；'),
  bug: (what: string) => `程序出了错（${what}）；请报告给作者`,
  noSuchFile: '没有这个文件或文件夹',
  notAllowed: '没有权限',
  diskIsFull: '磁盘满了',
  diskIsReadOnly: '磁盘只读',
  refused: (code: string) => `系统拒绝（${code}）`,
  unreadable: (why: string) => `读不了：${why}`,
  standardInput: '标准输入',

  source: (name: string, why: string) => `${name} ${why}`,
  nothingToRead: '没有可读的：请写报纸的文件名',
  emptySource: '是空的：需要报纸的文字',
  isPdf: '是 PDF：先取出文字，比如用 pdftotext',
  isArchive: '是 ZIP 压缩包或办公文档：先解压，或另存为文字',
  isCompressed: '是压缩文件：先解压，比如用 gunzip',
  isPicture: '是图片：先识别出文字',
  isOldDocument: '是旧版办公文档：先另存为文字',
  isBinary: '是二进制文件，不是文字：需要报纸的文字',
  noEncoding: '不是 UTF-8，也不是 GB18030：先转成 UTF-8',
  foreignJson: '是 JSON，但不是 baolan-issue/1：需要报纸的文字',
  noIssue: (why: string) => `不是 baolan-issue/1：${why}`,
  tooManyCharacters: (millions: number) => `有 ${millions} 百万字符，报纸的网页没有这么大：请去掉`,
  tooManyTags: '有五十多万个标签，报纸的网页没有这么多：请去掉',
  noEditionPage: '不是数字报的网页：把各版的网页和文章的网页都存下来，不要只存首页',
  severalPages: (...pages: string[]) => `有几个版（${pages.join('、')}）：--page 只用于一版的文件`,
  filesFrom: (count: number, first: string) => `${first} 起的 ${count} 个文件`,

  noNewspaperInFolder: '这个文件夹里没有报纸（.txt、.json 或存下的 .html 网页）',
  noNewspaper: '没有报纸',
  otherIssue: (first: string) => `和 ${first} 不是同一期；只写一个，或用“baolan add”放上报架`,
  bothNameless: (first: string) =>
    `和 ${first} 都没有写明是哪份报，不能当作一期；同一份报请用 --name 写明报名`,
  tooBig: (megabytes: string, most: number, key: string) =>
    `有 ${megabytes} MB，超过一个文件 ${most} MB 的上限：请按期分开，或在 config.json 里调高 ${key}`,
  catalogueMissing: '报纸名录不见了：请重装 baolan',
  sampleMissing: '自带的那期报不见了：请重装 baolan',
  severalPapers: (words: string, ...names: string[]) => `“${words}”可能是${names.join('、')}：请写明哪一个`,
  noSuchPaper: (words: string) => `${words}：没有这个文件，也没有这份报；“baolan papers”列出有哪些报`,
  didYouMean: (words: string, ...names: string[]) =>
    `${words}：没有这个文件，也没有这份报；是不是${names.join('、')}？`,
  notOfDay: (paper: string, day: string, nearest: string) =>
    `报架上没有 ${day} 的${paper}；最近的一期是 ${nearest}`,
  couldNotFetch: (paper: string, day: string) => `没取到${paper} ${day}`,
  pagesFromElsewhere: (paper: string, date: string) =>
    `架上的 ${paper} ${date} 已有这些版，出自别处；要换成这份，请先运行“baolan remove ${paper} ${date}”`,
  nothingToRemove: (paper: string, date: string) => `报架上没有 ${paper} ${date}；“baolan list”列出有哪些`,
  noKeyboard: '没有键盘：输入不是终端；“baolan print”不用键盘',
}
