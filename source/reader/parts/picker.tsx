import { Box } from 'ink'
import SelectInput from 'ink-select-input'
import { Rows } from './rows.tsx'
import { itemRows, type List, type ListItem } from './view.ts'

/** The bar beside the selected item is part of its rows, because an indicator appears in an item's first row only. */
const NoIndicator = () => null

/** ink-select-input hands its item component every field of the item, of which its types know two. */
interface ItemProps {
  readonly label: string
  readonly isSelected?: boolean
  readonly item?: ListItem
  readonly list?: List
}

const Item = ({ item, list, isSelected = false }: ItemProps) =>
  item && list ? <Rows rows={itemRows(item, list, isSelected)} /> : null

interface PickerProps {
  readonly list: List
}

/**
 * Draws every list of the reader with ink-select-input, which gets no keys (`isFocused={false}`): the reducer owns the
 * selection. Left to itself the component (6.2) loses keys that arrive in one chunk, wraps past the ends, opens at a
 * digit, and ignores a new selection after it is mounted. So it gets only the visible items and the selection among
 * them, and its `key` mounts it again when either changes. Values are ids alone: when a value changes, it selects the
 * first item.
 */
export const Picker = ({ list }: PickerProps) => (
  <Box flexDirection="column" height={list.height}>
    <SelectInput
      key={`${list.selected} ${list.items.map(({ id }) => id).join(' ')}`}
      items={list.items.map((item) => ({ key: item.id, label: item.id, value: item.id, item, list }))}
      initialIndex={list.selected}
      limit={list.items.length}
      isFocused={false}
      indicatorComponent={NoIndicator}
      itemComponent={Item}
    />
  </Box>
)
