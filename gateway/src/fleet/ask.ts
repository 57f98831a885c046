import { SpaceportError } from '@spaceport/kit/errors'
import type { FleetContext } from './context.js'
import type { FleetError } from './errors.js'
import type { Slice, SliceField } from './operation.js'
import type { Plan } from './operation/going.js'
import type { RootField } from './operation/root-field.js'
import type { Variables } from './operation/selection.js'

/** A root field on its way: where it goes, or what is answered in its stead. */
export type Asked =
  | { field: RootField; plan: Plan; repeatable: boolean }
  | { field: RootField; refused: { value: unknown; errors: readonly FleetError[] } }

/** What one slice asks: of which Spaces, with which variables. */
export type Question = { asked: readonly Asked[]; items: ReadonlyMap<string, Variables> }

/** Plans the fields of a slice. `given`: the variables as the caller sent them; `values`: as the schema reads them. */
export function planSlice(slice: Slice, given: Variables, values: Variables, fleet: FleetContext): Question {
  const asked = slice.fields.map(({ field }) => planField(field, values, fleet))
  const common = commonVariables(slice, given)
  const items = new Map<string, Record<string, unknown>>()
  slice.fields.forEach(({ field, include }, index) => {
    const one = asked[index]!
    if ('refused' in one) return
    for (const [space, share] of one.plan.shares) {
      let variables = items.get(space)
      if (!variables) items.set(space, (variables = { ...common }))
      if (include !== null) variables[include] = true
      if (field.slot) variables[field.slot.name] = share
    }
  })
  return { asked, items }
}

function planField(field: RootField, values: Variables, fleet: FleetContext): Asked {
  try {
    return { field, plan: field.plan(values, fleet), repeatable: field.repeatable(values) }
  } catch (error) {
    if (error instanceof SpaceportError) return { field, refused: field.refuse(error) }
    throw error
  }
}

/** What every Space is sent. A field is off, and its share empty, until a Space is found to be concerned by it. */
function commonVariables({ fields, sendable }: Slice, given: Variables): Record<string, unknown> {
  const common: Record<string, unknown> = Object.create(null)
  for (const { variable } of sendable.variables) {
    const name = variable.name.value
    if (Object.hasOwn(given, name)) common[name] = given[name]
  }
  for (const { field, include } of fields) setOff(common, field, include)
  return common
}

function setOff(variables: Record<string, unknown>, field: RootField, include: SliceField['include']): void {
  if (include !== null) variables[include] = false
  if (field.slot) variables[field.slot.name] = []
}
