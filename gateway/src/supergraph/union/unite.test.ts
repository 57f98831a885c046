import { describe, expect, test } from '@jest/globals'
import { buildASTSchema, parse, type GraphQLObjectType } from 'graphql'
import { SdlClash } from './clash.js'
import { uniteSdls } from './unite.js'

const HEAD = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.6", import: ["@key", "@shareable"])
  directive @fleet(route: String, merge: String) on FIELD_DEFINITION
`

function united(...versions: string[]) {
  const sdl = uniteSdls(versions.map((version) => `${HEAD} ${version}`))
  const schema = buildASTSchema(parse(sdl), { assumeValidSDL: true })
  const fieldsOf = (type: string) => (schema.getType(type) as GraphQLObjectType).getFields()
  return {
    sdl,
    schema,
    type: (coordinate: string) => {
      const [type = '', field = ''] = coordinate.split('.')
      return String(fieldsOf(type)[field]?.type)
    },
    argument: (coordinate: string, name: string) => {
      const [type = '', field = ''] = coordinate.split('.')
      return String(fieldsOf(type)[field]?.args.find((one) => one.name === name)?.type)
    },
  }
}

const QUERY = 'type Query { a: Int @fleet(merge: "SUM") }'

describe('several versions of the space SDL', () => {
  test('one version is itself', () => {
    expect(uniteSdls(['type Query { a: Int }'])).toBe('type Query { a: Int }')
  })

  test('a field that any version lacks is there, and nullable', () => {
    const { type } = united(`${QUERY} type P { id: ID! name: String! }`, `${QUERY} type P { id: ID! }`)
    expect(type('P.name')).toBe('String')
    expect(type('P.id')).toBe('ID!')
  })

  test('a type that only one version has keeps its fields as they are', () => {
    const { type } = united(`${QUERY} type New { id: ID! }`, QUERY)
    expect(type('New.id')).toBe('ID!')
  })

  test('an output is nullable if any version says so, inside lists too', () => {
    const { type } = united(`${QUERY} type P { tags: [String!]! }`, `${QUERY} type P { tags: [String]! }`)
    expect(type('P.tags')).toBe('[String]!')
  })

  test('an input that any version lacks is optional; one that any version requires is required', () => {
    const { schema } = united(`${QUERY} input I { name: String! size: Int }`, `${QUERY} input I { size: Int! }`)
    const fields = (schema.getType('I') as unknown as GraphQLObjectType).getFields()
    expect(String(fields.name?.type)).toBe('String')
    expect(String(fields.size?.type)).toBe('Int!')
  })

  test('an argument that any version lacks is optional', () => {
    const { argument } = united('type Query { a(x: Int!): Int }', 'type Query { a: Int }')
    expect(argument('Query.a', 'x')).toBe('Int')
  })

  test('enum values, union members and interfaces are added up', () => {
    const { schema } = united(
      `${QUERY} enum E { A B } interface N { id: ID! } type X implements N { id: ID! } type Y { id: ID! } union U = X`,
      `${QUERY} enum E { A C } type X { id: ID! } type Y { id: ID! } union U = X | Y`,
    )
    expect(schema.getType('E')?.astNode).toMatchObject({ values: [{}, {}, {}] })
    expect(schema.getType('U')?.astNode).toMatchObject({ types: [{}, {}] })
    expect(schema.getType('X')?.astNode).toMatchObject({ interfaces: [{}] })
  })

  test('links of one specification become one, with all imports', () => {
    const older = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.5", import: ["@key", "@tag"]) ${QUERY}`
    const sdl = uniteSdls([`${HEAD} ${QUERY}`, older])
    expect(sdl.match(/@link/g)).toHaveLength(1)
    expect(sdl).toContain('federation/v2.6')
    expect(sdl).toContain('"@key", "@shareable", "@tag"')
  })

  test.each([
    ['another type', `type P { a: Int }`, `type P { a: String }`],
    ['a list and a single', `type P { a: [Int] }`, `type P { a: Int }`],
    ['another kind', `type P { a: Int }`, `input P { a: Int }`],
    ['another default', `type P { a(x: Int = 1): Int }`, `type P { a(x: Int = 2): Int }`],
    ['another key', `type P @key(fields: "id") { id: ID! }`, `type P @key(fields: "name") { id: ID! name: ID! }`],
    [
      'another route',
      `type Q { a(id: ID!): Int @fleet(route: "id") }`,
      `type Q { a(id: ID!): Int @fleet(merge: "SUM") }`,
    ],
  ])('%s cannot be united', (_, newer, older) => {
    expect(() => united(`${QUERY} ${newer}`, `${QUERY} ${older}`)).toThrow(SdlClash)
  })
})
