/** The text of `--help`. */
export const help = `baolan, a newspaper reader for the terminal

  baolan [SOURCE…]                open an issue: by default the newest on the shelf, or the one that ships;
                                  a file, a folder of saved pages, '-', or PAPER [DATE]
  baolan print [SOURCE] [--article N] [--width N] [--columns N] [--format text|json|markdown]
                                  [--name NAME] [--date DATE] [--page PAGE], for what a file does not say
  baolan headlines [SOURCE]       number, page, headline and length of each article, a line each (--json)
  baolan add FILE|DIR…            put issues on the shelf; --name NAME, --date DATE, --page PAGE (one file)
                                  for what they do not say; --dry-run shows what would become of each
  baolan get PAPER… [DATE] [--to DATE] [--pages 1,A02] [--dry-run] [--quiet]   fetch editions (--json)
  baolan list [PAPER]             what is on the shelf (--json)
  baolan remove PAPER DATE        take an issue off the shelf
  baolan search WORDS             search the shelf (--limit N, --sort date|relevance, --json)
  baolan papers [WORDS]           which papers there are (--json)
  baolan papers --check [PAPER…] [--save FOLDER]   try papers; keep what came (--json)
  baolan shelf verify|reindex     check the shelf; rebuild its index
  baolan doctor                   check the terminal and the system

  --ambiguous 1|2|auto            width of “ ” — … in cells (auto: ask the terminal)
  --line-break basic|gb|strict    how strictly lines are broken (default gb)
  --lang zh|zh-TW|en              language of screens and messages
  --no-color                      no colour, only bold and dim
  --data DIR                      where the shelf is kept
  --version  --help
`
