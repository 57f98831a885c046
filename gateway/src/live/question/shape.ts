import {
  buildASTSchema,
  concatAST,
  execute,
  Kind,
  parse,
  visit,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLResolveInfo,
} from 'graphql'
import type { Variables } from '../../execution/executor.js'
import { readOperations } from '../../execution/operation.js'
import type { ChangedKind } from '../kinds.js'
import type { SpaceHealth } from '../health.js'
import { LIVE } from '../schema.js'
import { withUsedVariables } from './derive.js'

/** One batch before it has the form that was asked for. */
export type Batch = {
  positions: { space: string; position: number }[]
  changes: { space: string; position: number; at: string; kind: ChangedKind; id: string }[]
  health: SpaceHealth[]
  reset: string[]
}

/** What is under `node` in one place of the answer, by place and id; as it was read, so that it is passed on as it is. */
export type NodeOf = (place: string, id: string) => unknown

/** The root of a batch with the nodes as values of their own: all around them is graphql-js's, and nothing in them. */
const SHAPE = buildASTSchema(
  concatAST([
    visit(LIVE, {
      FieldDefinition: (field) =>
        field.name.value === 'node'
          ? { ...field, type: { kind: Kind.NAMED_TYPE, name: named('ReadNode') } }
          : undefined,
    }),
    parse('scalar DateTime scalar ReadNode type Query { none: Boolean }'),
  ]),
)

/** What gives batches the form that a subscription asks for. `root`: the key under which it is answered. */
export type Shape = (batch: Batch, nodeOf: NodeOf, variables: Variables) => ExecutionResult

/** Reads the form from a valid subscription, whose `node` fields have no selections any more. */
export function shapeOf(document: DocumentNode): Shape {
  const [operation] = readOperations(document).values()
  if (!operation) throw new Error('the document has no operation')
  const shaped = withUsedVariables(operation).document
  return (batch, nodeOf, variables) => {
    const node =
      ({ id }: Batch['changes'][number]) =>
      (_args: unknown, _context: unknown, info: GraphQLResolveInfo) =>
        nodeOf(placeOf(info.path), id)
    const changes = batch.changes.map((change) => ({ ...change, node: node(change) }))
    const result = execute({
      schema: SHAPE,
      document: shaped,
      rootValue: { changes: { ...batch, changes } },
      variableValues: { ...variables },
    })
    if (result instanceof Promise) throw new Error('nothing in a batch is waited for')
    return result as ExecutionResult
  }
}

/** `changes.node` for the node of any change in a list: the place in which nodes are asked for, by response keys. */
function placeOf({ key, prev }: GraphQLResolveInfo['path']): string {
  return `${String(prev?.prev?.key)}.${String(key)}`
}

function named(value: string) {
  return { kind: Kind.NAME, value } as const
}
