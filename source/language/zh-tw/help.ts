/** The text of `--help`. */
export const help = `報欄 baolan：終端機裡的報紙閱讀器

  baolan [來源…]                  開啟：不寫則開報架上最新的一期，沒有則開內附的一期；
                                  來源是檔案、存下的網頁所在資料夾、'-'，或 報名 [日期]
  baolan print [來源] [--article N] [--width N] [--columns N] [--format text|json|markdown]
                                  檔案裡沒有寫的用 [--name 報名] [--date 日期] [--page 版] 寫明
  baolan headlines [來源]         每篇一行：號碼、版、標題、字數（--json）
  baolan add 檔案|資料夾…         放上報架；--name 報名、--date 日期、--page 版（限一個檔案）
                                  寫明檔案裡沒有的；--dry-run 只說每個會怎樣
  baolan get 報名… [日期] [--to 日期] [--pages 1,A02] [--dry-run] [--quiet]   取報紙，可以取幾種（--json）
  baolan list [報名]              報架上有什麼（--json）
  baolan remove 報名 日期         從報架撤下一期
  baolan search 詞…               在報架裡搜尋（--limit N，--sort date|relevance，--json）
  baolan papers [詞…]             有哪些報紙（--json）
  baolan papers --check [報名…] [--save 資料夾]   試取報紙，看哪一步不通；存下取來的（--json）
  baolan shelf verify|reindex     核對報架；重建索引
  baolan doctor                   檢查終端機和執行環境

  --ambiguous 1|2|auto            “ ” — … 佔幾格（auto：問終端機）
  --line-break basic|gb|strict    斷行的嚴格程度（預設 gb）
  --lang zh|zh-TW|en              介面和訊息的語言
  --no-color                      不用顏色，仍分輕重
  --data 資料夾                   報架放在哪裡
  --version  --help
`
