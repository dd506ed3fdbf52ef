import type { core } from 'zod'
import type { Saying } from './saying.ts'

/** A schema's issue with a file that a person wrote; has the value itself (`reportInput`). */
export type FieldFault = core.$ZodIssue

/** How much of a wrong value is shown, in code units. */
const LONGEST = 40

const TYPES: Readonly<Record<string, Saying>> = {
  string: ['someText'],
  boolean: ['trueOrFalse'],
  array: ['someList'],
  tuple: ['someList'],
  object: ['someObject'],
  int: ['wholeNumber'],
  number: ['someNumber'],
}

/** What a field takes, by the schema's issue that refused its value. */
const takenBy = (fault: FieldFault): Saying => {
  switch (fault.code) {
    case 'invalid_type':
      return TYPES[fault.expected] ?? ['anotherValue']
    case 'invalid_value':
      return ['oneOf', ...fault.values.map(String)]
    case 'invalid_format':
      return fault.format === 'date' ? ['someDate'] : ['anotherValue']
    case 'too_small':
      return fault.origin === 'string' ? ['someText'] : ['atLeast', Number(fault.minimum)]
    case 'too_big':
      return ['atMost', Number(fault.maximum)]
    case 'invalid_union': {
      const choices = fault.errors.flat()
      const values = choices.flatMap((choice) => (choice.code === 'invalid_value' ? choice.values : []))
      const [first] = choices
      if (first && first.code !== 'invalid_value') return takenBy(first)
      return values.length > 0 ? ['oneOf', ...values.map(String)] : ['anotherValue']
    }
    default:
      return ['anotherValue']
  }
}

const shown = (value: unknown): string => {
  const text = JSON.stringify(value) ?? String(value)
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}

/**
 * Says which field is wrong, what it takes and what was given. Checks of our own bring their saying in `params.saying`.
 * @param nameOf the field's name in its file, from its path
 * @param fields the known fields, listed if one is unknown
 */
export const fieldFault = (
  fault: FieldFault,
  nameOf: (path: readonly PropertyKey[]) => string | Saying,
  fields: readonly string[] = [],
): Saying => {
  const name = nameOf(fault.path)
  if (fault.code === 'custom') return ['at', name, fault.params?.saying as Saying]
  if (fault.code === 'unrecognized_keys')
    return ['unknownField', nameOf([...fault.path, ...fault.keys.slice(0, 1)]), ...fields]
  if (fault.input === undefined) return ['missingField', name, takenBy(fault)]
  return ['wrongField', name, takenBy(fault), shown(fault.input)]
}

/** Why a text is not JSON, and where. @param error what JSON.parse threw */
export const jsonFault = (json: string, error: unknown): Saying => {
  const [, position] = /position (\d+)/.exec(error instanceof Error ? error.message : '') ?? []
  if (position === undefined) return ['notJson']
  const lines = json.slice(0, Number(position)).split('\n')
  return ['notJsonAt', lines.length, (lines.at(-1)?.length ?? 0) + 1]
}
