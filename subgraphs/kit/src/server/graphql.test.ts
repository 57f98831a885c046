import { expect, test } from '@jest/globals'
import { buildSchema, type OperationDefinitionNode } from 'graphql'
import { createGraphQL } from './graphql.js'
import type { ServiceRequest } from './route.js'

const schema = buildSchema('type Query { echo(text: String): String }')
const executed: OperationDefinitionNode[] = []
schema.getQueryType()!.getFields().echo!.resolve = (_root, _args, _context, { operation }) => {
  executed.push(operation)
  return 'ok'
}

/** A document with a literal of `length` characters. */
const asking = (text: string, length = 0) => `{ echo(text: "${text}${'x'.repeat(length)}") }`

test('an operation that comes again is prepared once', () => {
  const graphql = createGraphQL(schema)
  expect(graphql.prepare(asking('a')).document).toBe(graphql.prepare(asking('a')).document)
})

test("what is kept is bounded by the documents' text: neither a huge literal nor many large ones stay", () => {
  const graphql = createGraphQL(schema)
  const [first] = [graphql.prepare(asking('a')).document, graphql.prepare(asking('huge', 900_000)).document]
  expect(graphql.prepare(asking('huge', 900_000)).document).not.toBe(graphql.prepare(asking('huge', 900_000)).document)
  expect(graphql.prepare(asking('a')).document).toBe(first)
  for (let i = 0; i < 20; i++) graphql.prepare(asking(`${i}`, 100_000))
  expect(graphql.prepare(asking('a')).document).not.toBe(first)
})

test('the same holds over HTTP', async () => {
  const graphql = createGraphQL(schema)
  const ask = async (query: string) => {
    const request = { path: '/graphql', body: Buffer.from(JSON.stringify({ query })) }
    const answer = await graphql.handle(request as ServiceRequest, {})
    expect(await answer.json()).toEqual({ data: { echo: 'ok' } })
    return executed.at(-1)
  }
  expect(await ask(asking('a'))).toBe(await ask(asking('a')))
  expect(await ask(asking('huge', 200_000))).not.toBe(await ask(asking('huge', 200_000)))
})
