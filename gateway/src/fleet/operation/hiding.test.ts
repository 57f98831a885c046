import { describe, expect, it } from '@jest/globals'
import { buildSchema, Kind, parse, type OperationDefinitionNode } from 'graphql'
import { memoryFleet } from '../testing/fleet.js'
import { hiding } from './hiding.js'
import { SelectionReader } from './selection.js'

const environments = [102, 103]
const fleet = () =>
  memoryFleet({ 1: [{ local: 1, name: 'a', lastDeployedAt: null, environments }], 2: [], 3: [] }, { enterable: [1, 2] })
const HIDDEN = { '102': 'Spaces-2/Environments-1', '103': null }

describe('an id that leads into a Space that the caller may not enter', () => {
  it('is null in a list, by any name', async () => {
    const { data } = await fleet().ask(
      '{ projects(first: 1) { nodes { environments { x: remoteOf ...More } } edges { node { environments { remoteOf } } } } } fragment More on Environment { remoteOf }',
    )
    const [second, third] = Object.values(HIDDEN)
    expect(data?.projects).toEqual({
      nodes: [
        {
          environments: [
            { x: second, remoteOf: second },
            { x: third, remoteOf: third },
          ],
        },
      ],
      edges: [{ node: { environments: [{ remoteOf: second }, { remoteOf: third }] } }],
    })
  })

  it.each([
    ['node', '{ node(id: "Spaces-1/Environments-103") { id ... on Environment { remoteOf } } }', 'node'],
    [
      'nodes',
      '{ nodes(ids: ["Spaces-1/Projects-1", "Spaces-1/Environments-103"]) { ... on Environment { remoteOf } } }',
      'nodes',
    ],
    [
      'a reference',
      '{ _entities(representations: [{ __typename: "Environment", id: "Spaces-1/Environments-103" }]) { ... on Environment { remoteOf } } }',
      '_entities',
    ],
  ])('is null by %s', async (_, query, field) => {
    const answer = await fleet().ask(query)
    expect(answer.data?.[field]).toBeTruthy()
    expect(JSON.stringify(answer)).toContain('"remoteOf":null')
    expect(JSON.stringify(answer)).not.toContain('Spaces-3')
  })
})

describe('what hides', () => {
  const schema = buildSchema(`
    scalar JSON
    type Query { rename: Payload plain: Plain event: Event }
    type Event { before: JSON after: JSON requestId: String }
    type Payload { errors: [UserError!]! }
    type UserError { message: String! path: [String!]! }
    type Plain { id: ID! name: String! message: String! }`)
  const compiled = (query: string) => {
    const operation = parse(query).definitions[0] as OperationDefinitionNode
    const nodes = operation.selectionSet.selections.filter((one) => one.kind === Kind.FIELD)
    return hiding(
      new SelectionReader(schema, {}, {}),
      schema.getQueryType()!.getFields()[nodes[0]!.name.value]!.type,
      nodes,
    )
  }

  it('takes hidden Spaces out of the messages of refusals, and leaves the others', () => {
    const answer = {
      errors: [{ m: '"Production" is owned by Spaces-3: change Spaces-3/Environments-1, not Spaces-2/X-1.' }],
    }
    compiled('{ rename { errors { m: message } } }')?.(answer, new Map([['Spaces-2', null]]))
    expect(answer.errors[0]?.m).toBe('"Production" is owned by another Space: change another Space, not Spaces-2/X-1.')
  })

  it('takes the ids of hidden Spaces out of what events say of rows, however deep', () => {
    const row = (remoteOf: string) => ({ name: 'Spaces-3 is mentioned', remoteOf, links: [{ to: remoteOf }] })
    const answer = { was: null, after: { ...row('Spaces-3/Tenants-1'), here: row('Spaces-2/Tenants-1') } }
    compiled('{ event { was: before after } }')?.(answer, new Map([['Spaces-2', null]]))
    const hidden = { name: 'Spaces-3 is mentioned', remoteOf: null, links: [{ to: null }] }
    expect(answer).toEqual({ was: null, after: { ...hidden, here: row('Spaces-2/Tenants-1') } })
  })

  it('costs nothing where nothing of the kind is asked for', () => {
    expect(compiled('{ plain { id name message } }')).toBeNull()
    expect(compiled('{ rename { errors { path } } }')).toBeNull()
    expect(compiled('{ event { requestId } }')).toBeNull()
  })
})
