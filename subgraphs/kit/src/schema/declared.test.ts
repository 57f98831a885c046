import { describe, expect, test } from '@jest/globals'
import { assertAccessDeclared } from './access.js'
import { readFleetRules } from './fleet.js'

describe('@access', () => {
  test('a field without one, or with an unknown one, fails the build and is named', () => {
    const sdl = `
      type Query { a: Int @access(permission: "ProjectView") b: Int }
      interface Node { id: ID! @access(permission: "Public") }
      extend type Query { c: Int @access(permission: "Everything") }`
    expect(() => assertAccessDeclared(sdl)).toThrow(/Query\.b has none[^]*Query\.c names "Everything"/)
  })

  test('a field that leads around another fails the build and is named', () => {
    const sdl = `
      interface Node { id: ID! @access(permission: "Public") }
      type Project implements Node { id: ID! @access(permission: "ProjectView") }`
    expect(() => assertAccessDeclared(sdl)).toThrow(/Node\.id takes Public, but Project\.id takes ProjectView/)
    expect(() => assertAccessDeclared(sdl.replace('ProjectView', 'Public'))).not.toThrow()
  })
})

describe('@fleet', () => {
  test('rules are read from the SDL', () => {
    const rules = readFleetRules(`
      type Query {
        node(id: ID!): Int @fleet(route: "id")
        projects: Int @fleet(merge: "CONNECTION")
        _service: Int
      }
      type Mutation { update(input: In!): Int! @fleet(route: "input.id") }
      input In { id: ID! }`)
    expect(rules.get('Query.node')).toEqual({ route: ['id'] })
    expect(rules.get('Query.projects')).toEqual({ merge: 'CONNECTION' })
    expect(rules.get('Mutation.update')).toEqual({ route: ['input', 'id'] })
    expect(rules.size).toBe(3)
  })

  test.each([
    ['type Query { a: Int }', 'has no @fleet'],
    ['type Query { a: Int @fleet }', 'either a route or a merge'],
    ['type Query { a(id: ID): Int @fleet(route: "id", merge: "SUM") }', 'either a route or a merge'],
    ['type Query { a(id: Int): Int @fleet(route: "id") }', 'leads to no ID'],
    ['type Query { a(input: I): Int @fleet(route: "input.x") } input I { id: ID }', 'leads to no ID'],
    ['type Query { a: Int @fleet(merge: "MAX") }', 'unknown merge'],
    ['type Query { a: Int! @fleet(merge: "SUM") }', 'must be nullable'],
  ])('%s fails the build', (sdl, message) => expect(() => readFleetRules(sdl)).toThrow(message))
})
