/** A condition in Prisma's form; whoever makes one knows the model that it is for. */
export type Where = object

/** The condition that every row fulfils. */
export const EVERYTHING: Where = {}

/** The condition that no row fulfils. */
export const NOTHING: Where = { id: { in: [] } }

/** All conditions in one, without the empty ones. */
export function allOf(conditions: readonly Where[]): Where {
  if (conditions.includes(NOTHING)) return NOTHING
  const real = conditions.filter((condition) => Object.keys(condition).length > 0)
  return real.length > 1 ? { AND: real } : (real[0] ?? EVERYTHING)
}

/** Any of the conditions; with none of them, no row. */
export function anyOf(conditions: readonly Where[]): Where {
  if (conditions.some((condition) => Object.keys(condition).length === 0)) return EVERYTHING
  const real = conditions.filter((condition) => condition !== NOTHING)
  return real.length > 1 ? { OR: real } : (real[0] ?? NOTHING)
}

/** Rows whose column holds one of the ids. */
export function oneOf(column: string, ids: readonly number[]): Where {
  return ids.length > 0 ? { [column]: { in: [...ids] } } : NOTHING
}

/** Rows whose column of a list holds one of the ids. */
export function hasSome(column: string, ids: readonly number[]): Where {
  return ids.length > 0 ? { [column]: { hasSome: [...ids] } } : NOTHING
}

/** Rows whose relation leads to a row that fulfils the condition. */
export function leadsTo(relation: string, condition: Where): Where {
  if (condition === NOTHING || Object.keys(condition).length === 0) return condition
  return { [relation]: condition }
}

/** Rows that have among the many rows of a relation one that fulfils the condition. */
export function someOf(relation: string, condition: Where): Where {
  return condition === NOTHING ? NOTHING : { [relation]: { some: condition } }
}
