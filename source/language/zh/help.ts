/** The text of `--help`. */
export const help = `报栏 baolan：终端里的报纸阅读器

  baolan [来源…]                  打开：不写则开报架上最新的一期，没有则开自带的一期；
                                  来源是文件、存下的网页所在文件夹、'-'，或 报名 [日期]
  baolan print [来源] [--article N] [--width N] [--columns N] [--format text|json|markdown]
                                  文件里没有写的用 [--name 报名] [--date 日期] [--page 版] 写明
  baolan headlines [来源]         每篇一行：号码、版、标题、字数（--json）
  baolan add 文件|文件夹…         放上报架；--name 报名、--date 日期、--page 版（限一个文件）
                                  写明文件里没有的；--dry-run 只说每个会怎样
  baolan get 报名… [日期] [--to 日期] [--pages 1,A02] [--dry-run] [--quiet]   取报纸，可以取几种（--json）
  baolan list [报名]              报架上有什么（--json）
  baolan remove 报名 日期         从报架撤下一期
  baolan search 词…               在报架里查找（--limit N，--sort date|relevance，--json）
  baolan papers [词…]             有哪些报纸（--json）
  baolan papers --check [报名…] [--save 文件夹]   试取报纸，看哪一步不通；存下取来的（--json）
  baolan shelf verify|reindex     核对报架；重建索引
  baolan doctor                   检查终端和运行环境

  --ambiguous 1|2|auto            “ ” — … 占几格（auto：问终端）
  --line-break basic|gb|strict    断行的严格程度（默认 gb）
  --lang zh|zh-TW|en              界面和提示的语言
  --no-color                      不用颜色，仍分轻重
  --data 文件夹                   报架放在哪里
  --version  --help
`
