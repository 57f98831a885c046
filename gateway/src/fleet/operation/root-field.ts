import { getArgumentValues, getNullableType } from 'graphql'
import { SpaceportError } from '@spaceport/kit/errors'
import type { FleetContext } from '../context.js'
import { isRecord } from '../errors.js'
import type { Args } from '../merge/strategy.js'
import { conformance, type Conforms } from './conform.js'
import { going, type Compilation, type Going, type Plan } from './going.js'
import { refusal, type Refusal } from './refusal.js'
import { hiding, type Hide } from './hiding.js'
import type { Selected, Variables } from './selection.js'

/** One root field of an operation, compiled. */
export type RootField = Omit<Going, 'plan'> & {
  /** Its response name. */
  key: string
  conforms: Conforms
  /** Takes out of a Space's answer what names Spaces that the caller may not enter; null: nothing of it can. */
  hide: Hide | null
  /** Throws a `SpaceportError` when the arguments are wrong or lead to no Space. */
  plan(variables: Variables, fleet: FleetContext): Plan
  /** The answer to a field that cannot be planned. */
  refuse: Refusal
  /** Whether sending it again cannot do twice what it does. */
  repeatable(variables: Variables): boolean
}

/** Compiles one root field by its rule. */
export function compileRootField(selected: Selected, compilation: Compilation): RootField {
  const { reader, isMutation } = compilation
  const field = selected.field!
  const way = going(selected, compilation)
  const argsOf = (variables: Variables) => coerceArgs(selected, variables)
  return {
    ...way,
    key: selected.key,
    conforms: selected.name === '_entities' ? () => true : conformance(reader, getNullableType(field.type), [way.node]),
    hide: hiding(reader, field.type, [way.node]),
    plan: (variables, fleet) => way.plan(argsOf(variables), fleet),
    refuse: refusal(selected, compilation),
    repeatable: (variables) => !isMutation || hasIdempotencyKey(argsOf(variables)),
  }
}

function coerceArgs({ field, nodes }: Selected, variables: Variables): Args {
  try {
    return getArgumentValues(field!, nodes[0]!, variables)
  } catch (error) {
    throw new SpaceportError('BAD_INPUT', error instanceof Error ? error.message : 'The arguments are wrong.')
  }
}

function hasIdempotencyKey(args: Args): boolean {
  return isRecord(args.input) && typeof args.input.idempotencyKey === 'string'
}
