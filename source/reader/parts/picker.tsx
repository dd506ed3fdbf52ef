import { Box } from 'ink'
import SelectInput from 'ink-select-input'
import { Rows } from './rows.tsx'
import { itemRows, type List, type ListItem } from './view.ts'

interface Picked {
  readonly item: ListItem
  readonly list: List
}

/** The bar beside the selected item is part of its rows: an indicator stands in an item's first row only. */
const NoIndicator = () => null

interface ItemProps {
  readonly label: string
  readonly value?: Picked
  readonly isSelected?: boolean
}

const Item = ({ value, isSelected = false }: ItemProps) =>
  value ? <Rows rows={itemRows(value.item, value.list, isSelected)} /> : null

export interface PickerProps {
  readonly list: List
}

/**
 * ink-select-input, which draws every list of the reader and hears no key (`isFocused={false}`): the reducer owns the
 * selection. For the picker (6.2) loses keys that come in one chunk, wraps past the ends, opens at a digit, and cannot be
 * told a selection after it is mounted. So it is given the items that show and the selection among them, and is mounted
 * anew, by its `key`, where either changes.
 */
export const Picker = ({ list }: PickerProps) => (
  <Box flexDirection="column" height={list.height}>
    <SelectInput
      key={`${list.selected} ${list.items.map(({ id }) => id).join(' ')}`}
      items={list.items.map((item) => ({ key: item.id, label: item.id, value: { item, list } }))}
      initialIndex={list.selected}
      limit={list.items.length}
      isFocused={false}
      indicatorComponent={NoIndicator}
      itemComponent={Item}
    />
  </Box>
)
