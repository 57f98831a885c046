import { getArgumentValues, getVariableValues } from 'graphql/execution/values.js'
import { visit, visitWithTypeInfo, TypeInfo } from 'graphql'
import { SpaceportError } from '@spaceport/kit/errors'
import type { Checks } from '../../edge/answer.js'
import { COST_BUDGET } from '../../edge/limits/cost.js'
import { SHAPE_LIMITS } from '../../edge/limits/shape.js'
import type { Variables } from '../../execution/executor.js'
import type { Operation } from '../../execution/operation.js'
import type { Graph } from '../../supergraph/graph.js'
import { derive, type Derived } from './derive.js'
import { fieldsNamed, fragmentsOf, responseKey, type Found } from './selections.js'
import { shapeOf, type Shape } from './shape.js'
import { readWants, type Wants } from './wants.js'

/** The most nodes that are read at once: as many as `nodes` takes. */
const MOST = 100

/** The fewest for which it is worth while. */
const FEWEST = 10

/** A subscription, as it is answered on one version of the graph. */
export type Question = {
  graph: Graph
  variables: Variables
  wants: Wants
  /** The key under which it is answered, and those of the changes in it: `changes` unless they have aliases. */
  root: string
  derived: Derived
  shape: Shape
  /** How many nodes may be read at once. */
  most: number
}

/**
 * Reads a valid subscription: what is to be told, how it is read, and the form of the answer. Throws a `SpaceportError` if its variables or
 * its cost are refused.
 */
export function readQuestion(graph: Graph, operation: Operation, variables: Variables, checks: Checks): Question {
  const { apiSchema } = graph
  const field = apiSchema.getSubscriptionType()?.getFields().changes
  if (!field) throw refused('This graph has no subscriptions.')
  checks.lists(variables)
  const { document, definition } = operation
  const { coerced, errors } = getVariableValues(apiSchema, definition.variableDefinitions ?? [], { ...variables })
  if (errors) throw refused(errors[0]?.message ?? 'The variables are invalid.')
  const fragments = fragmentsOf(document)
  const roots = fieldsNamed('changes', definition.selectionSet, fragments)
  const [asked] = roots
  if (!asked) throw refused('A subscription asks for changes.')
  const lists = roots.flatMap((root) => fieldsNamed('changes', root.field.selectionSet, fragments, root.conditions))
  const places = new Map<string, Found[]>()
  for (const list of lists) {
    for (const node of fieldsNamed('node', list.field.selectionSet, fragments, list.conditions)) {
      const place = `${responseKey(list.field)}.${responseKey(node.field)}`
      places.set(place, [...(places.get(place) ?? []), node])
    }
  }
  if (places.size > SHAPE_LIMITS.sameRootField) throw refused('One subscription may ask for nodes in ten places.')
  const derived = derive(document, operation.text, places)
  const each = checks.cost(apiSchema, derived.operation, { ...variables, [derived.ids]: [''] })
  const most = Math.min(MOST, Math.floor(COST_BUDGET / each))
  if (most < FEWEST) {
    const details = { cost: FEWEST * each, budget: COST_BUDGET }
    throw new SpaceportError('BAD_INPUT', 'A node may answer with too many objects. Ask for smaller pages.', details)
  }
  return {
    ...{ graph, variables, derived, most },
    wants: readWants(getArgumentValues(field, asked.field, coerced)),
    root: responseKey(asked.field),
    shape: shapeOf(withoutNodes(graph, operation)),
  }
}

/** The document with nothing under the nodes of changes. */
function withoutNodes({ apiSchema }: Graph, { document }: Operation) {
  const types = new TypeInfo(apiSchema)
  return visit(
    document,
    visitWithTypeInfo(types, {
      Field(field) {
        if (types.getParentType()?.name !== 'Change' || field.name.value !== 'node') return undefined
        const { selectionSet: _nothing, ...bare } = field
        return bare
      },
    }),
  )
}

function refused(message: string): SpaceportError {
  return new SpaceportError('GRAPHQL_VALIDATION_FAILED', message)
}
