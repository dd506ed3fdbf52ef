import type { core } from 'zod'
import type { Saying } from './saying.ts'

/** A fault that zod finds in a field. It has the field's value if the schema is parsed with `reportInput`. */
type FieldFault = core.$ZodIssue

/** Code units of a wrong value that are quoted. */
const LONGEST_QUOTE = 40

const TYPES: Readonly<Record<string, Saying>> = {
  string: ['someText'],
  boolean: ['trueOrFalse'],
  array: ['someList'],
  tuple: ['someList'],
  object: ['someObject'],
  int: ['wholeNumber'],
  number: ['someNumber'],
}

/** What a field must be, by the fault of its value. */
const expectedBy = (fault: FieldFault): Saying => {
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
      if (first && first.code !== 'invalid_value') return expectedBy(first)
      return values.length > 0 ? ['oneOf', ...values.map(String)] : ['anotherValue']
    }
    default:
      return ['anotherValue']
  }
}

const quote = (value: unknown): string => {
  const text = JSON.stringify(value) ?? String(value)
  return text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text
}

/**
 * The saying of a fault: which field is wrong, what it must be and what it is. A custom check has its saying in
 * `params.saying`.
 * @param nameOf names a field by its path
 * @param fields the known fields, listed if the field is unknown
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
  if (fault.input === undefined) return ['missingField', name, expectedBy(fault)]
  return ['wrongField', name, expectedBy(fault), quote(fault.input)]
}

/** Says where a text is not JSON, by the error that `JSON.parse` threw. */
export const jsonFault = (json: string, error: unknown): Saying => {
  const [, position] = /position (\d+)/.exec(error instanceof Error ? error.message : '') ?? []
  if (position === undefined) return ['notJson']
  const lines = json.slice(0, Number(position)).split('\n')
  return ['notJsonAt', lines.length, (lines.at(-1)?.length ?? 0) + 1]
}
