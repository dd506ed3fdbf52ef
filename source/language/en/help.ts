/** The text of `--help`. */
export const help = `baolan, a newspaper reader for the terminal

  baolan [SOURCE…]                open: nothing = the newest on the shelf, else the issue that ships;
                                  a file, a folder of saved pages, '-', or PAPER [DATE]
  baolan print [SOURCE] [--article N] [--width N] [--columns N] [--format text|json|markdown]
  baolan add FILE|DIR…            put issues on the shelf
  baolan get PAPER [DATE] [--to DATE] [--pages 1,A02] [--dry-run]   fetch an edition
  baolan list [PAPER]             what is on the shelf (--json)
  baolan remove PAPER DATE        take an issue off the shelf
  baolan search WORDS             find in the shelf (--limit N, --sort date|relevance, --json)
  baolan papers [WORDS]           which papers there are (--json)
  baolan shelf verify|reindex     check the shelf; build its index again
  baolan doctor                   what the terminal and the machine can do

  --ambiguous 1|2|auto            cells that “ ” — … take (auto: ask the terminal)
  --line-break basic|gb|strict    how strictly lines are broken (default gb)
  --lang zh|zh-TW|en              language of screens and messages
  --no-color                      no colour; weight stays
  --data DIR                      where the shelf is kept
  --version  --help
`
