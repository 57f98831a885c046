import { Kind, type DocumentNode, type SelectionSetNode } from 'graphql'
import { SpaceportError } from '@spaceport/kit/errors'

const CONDITIONS = new Set(['skip', 'include'])

/**
 * Refuses a subscription whose root field stands under a condition: what is listened to may not hang on variables (GraphQL, section 5.2.4.1).
 * Looked at before all other rules, of which one would say something else about it. No fragment may contain itself.
 * Throws `GRAPHQL_VALIDATION_FAILED`.
 */
export function checkSubscriptionRoots({ definitions }: DocumentNode): void {
  const fragments = new Map(
    definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one] as const] : [])),
  )
  const looked = new Set<SelectionSetNode>()
  const look = (set: SelectionSetNode): void => {
    if (looked.has(set)) return
    looked.add(set)
    for (const selection of set.selections) {
      const condition = selection.directives?.find(({ name }) => CONDITIONS.has(name.value))?.name.value
      if (condition !== undefined) {
        const message = `The root field of a subscription takes no @${condition}. Leave it out.`
        throw new SpaceportError('GRAPHQL_VALIDATION_FAILED', message)
      }
      if (selection.kind === Kind.FIELD) continue
      const inner = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection
      if (inner) look(inner.selectionSet)
    }
  }
  for (const one of definitions) {
    if (one.kind === Kind.OPERATION_DEFINITION && one.operation === 'subscription') look(one.selectionSet)
  }
}
