import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { issueJsonSchema, schemaText } from '../../build/schema.ts'
import { issueSchema } from '../../source/issue/schema.ts'

const file = join(import.meta.dirname, '../../schema/baolan-issue-1.json')

/** A value without the descriptions in it, except a field of that name. */
const undescribed = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(undescribed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, inner]) => key !== 'description' || typeof inner !== 'string')
      .map(([key, inner]) => [key, undescribed(inner)]),
  )
}

describe('the JSON Schema of an issue', () => {
  it('is what npm run generate writes', () => {
    expect(readFileSync(file, 'utf8')).toBe(schemaText())
  })

  it('is the schema that issues are checked against, described', () => {
    const { $id, title, ...schema } = issueJsonSchema() as Record<string, unknown>
    expect([$id, title]).toEqual(['baolan-issue/1', 'baolan-issue/1'])
    expect(undescribed(schema)).toEqual(z.toJSONSchema(issueSchema))
  })

  it('describes each field', () => {
    const fields: string[] = []
    const collect = (schema: unknown, path: string): void => {
      if (typeof schema !== 'object' || schema === null) return
      const { properties, items } = schema as { properties?: Record<string, unknown>; items?: unknown }
      for (const [name, field] of Object.entries(properties ?? {})) {
        fields.push(`${path}${name}: ${(field as { description?: string }).description ?? ''}`)
        collect(field, `${path}${name}.`)
      }
      collect(items, path)
    }
    collect(JSON.parse(readFileSync(file, 'utf8')), '')
    expect(fields.length).toBeGreaterThan(60)
    expect(fields.filter((field) => /: .{0,3}$/.test(field))).toEqual([])
  })
})
