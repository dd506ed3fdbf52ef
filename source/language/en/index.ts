import { failures } from './failures.ts'
import { fetching } from './fetching.ts'
import { fields } from './fields.ts'
import { helpTexts } from './help.ts'
import { keys } from './keys.ts'
import { outcomes } from './outcomes.ts'
import { screens } from './screens.ts'
import { shelfMessages } from './shelf-messages.ts'
import { usage } from './usage.ts'

/** English */
export const en = {
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
