import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { isInputObjectType, isInterfaceType, isObjectType } from 'graphql'
import { schema, sdl } from './schema.js'

describe('the graph of the directory', () => {
  test('is the one that is committed', () => {
    expect(readFileSync(new URL('../schema/schema.graphql', import.meta.url), 'utf8')).toBe(sdl)
  })

  test('describes every type, field, argument and input', () => {
    const silent: string[] = []
    for (const type of Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('_'))) {
      if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) continue
      if (!type.description) silent.push(type.name)
      for (const field of Object.values(type.getFields()).filter(({ name }) => !name.startsWith('_'))) {
        if (!field.description) silent.push(`${type.name}.${field.name}`)
        if (!('args' in field)) continue
        for (const arg of field.args) if (!arg.description) silent.push(`${type.name}.${field.name}(${arg.name})`)
      }
    }
    expect(silent).toEqual([])
  })
})
