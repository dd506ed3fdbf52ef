import { failures } from './failures.ts'
import { fetching } from './fetching.ts'
import { fields } from './fields.ts'
import { helpTexts } from './help.ts'
import { keys } from './keys.ts'
import { outcomes } from './outcomes.ts'
import { screens } from './screens.ts'
import { shelfMessages } from './shelf-messages.ts'
import { usage } from './usage.ts'

/** 繁體中文，臺灣用語 */
export const zhTW = {
  ...screens,
  ...keys,
  ...outcomes,
  ...usage,
  ...failures,
  ...fields,
  ...shelfMessages,
  ...fetching,
  ...helpTexts,
}
