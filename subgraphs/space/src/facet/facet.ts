import { visible } from '../access/visible.js'
import { allOf, leadsTo, NOTHING, someOf, type Where } from '../access/where.js'
import { leadsToFew } from '../connection/few.js'
import type { SpaceContext } from '../context.js'
import type { Kind } from '../entity/kinds.js'
import type { JoinModel, Model } from '../entity/model.js'
import type { FacetListShape } from '../graph/facets.js'
import { grouped, listed, named } from './count.js'
import { labelsOf } from './labels.js'
import { isAsked, keyIsAsked, textIsAsked, type NamesAsked } from './names-asked.js'
import { valuesAsked } from './values.js'

/** Something that rows have, by whose names they are counted and found. */
export type Facet = {
  /** Counts the rows of a condition, in one statement (and one more for all names of all facets together). */
  count(where: Where, context: SpaceContext): Promise<FacetListShape>
  /** The rows that are counted under one of the names. */
  under(names: NamesAsked, context: SpaceContext): Where
  /** The same, once what bears the names was looked up, so that few rows are read; null if too much does. */
  lookUp?(names: NamesAsked, context: SpaceContext): Promise<Where | null>
}

/** By the value of a column, such as a category. Rows without a value are left out. */
export function byColumn(model: Model, column: string): Facet {
  return ofValued(column, byRequired(model, column))
}

/** By a column that is never null, such as an enum with a default. A text is found by its order key where another column has that. */
export function byRequired(model: Model, column: string, keyColumn?: string): Facet {
  return {
    count: async (where, context) =>
      listed(await grouped(context, model, column, where), (group) => String(group[column])),
    under(names) {
      const labels = labelsOf(model, column)
      if (!labels) return keyColumn ? keyIsAsked(keyColumn, names) : textIsAsked(column, names)
      const chosen = labels.filter((label) => isAsked(names, label))
      return chosen.length > 0 ? { [column]: { in: chosen } } : NOTHING
    },
  }
}

/** By the text of a column that an index begins with; `by` says whether all rows have one. */
export function byText(model: Model, column: string, by: typeof byColumn = byRequired): Facet {
  return {
    ...by(model, column),
    async lookUp(names, context) {
      const values = await valuesAsked(context, model, column, names)
      return values && isOneOfTexts(column, values)
    },
  }
}

/** By whether a column is true; the values are called as `names` says. */
export function byTruth(model: Model, column: string, names: readonly [no: string, yes: string]): Facet {
  const nameOf = (truth: unknown) => names[truth === true ? 1 : 0]
  return {
    count: async (where, context) =>
      listed(await grouped(context, model, column, where), (group) => nameOf(group[column])),
    under(asked) {
      const chosen = [false, true].filter((truth) => isAsked(asked, nameOf(truth)))
      return chosen.length === 2 ? {} : chosen.length === 1 ? { [column]: chosen[0] } : NOTHING
    },
  }
}

/** By what a column leads to, by name; what does not exist for the caller is left out. */
export function byRelation(model: Model, column: string, kind: Kind): Facet {
  return ofValued(column, byRequiredRelation(model, column, kind))
}

/** Counts only rows that have a value in a column. */
function ofValued(column: string, facet: Facet): Facet {
  return { ...facet, count: (where, context) => facet.count(allOf([where, { [column]: { not: null } }]), context) }
}

/** As `byRelation`, for a column that is never null. */
export function byRequiredRelation(model: Model, column: string, kind: Kind): Facet {
  return {
    count: async (where, context) => named(grouped(context, model, column, where), column, kind, context),
    under: (names, context) => leadsTo(relationOf(column), called(kind, names, context)),
    lookUp: (names, context) => leadsToFew(context, column, kind, keyIsAsked('nameKey', names)),
  }
}

/** A table that joins rows with others: from it the relation to the rows, and from them the relation to it. */
export type Joint = { table: JoinModel; to: string; from: string }

/** By what rows have many of. With a `kind` the table's column leads to such, else it holds the value. */
export function byJoin({ table, to, from }: Joint, column: string, kind?: Kind): Facet {
  const groups = (where: Where, context: SpaceContext) =>
    grouped(context, table, column, Object.keys(where).length > 0 ? { [to]: where } : {})
  if (!kind) {
    return {
      count: async (where, context) => listed(await groups(where, context), (group) => String(group[column])),
      under: (names) => someOf(from, textIsAsked(column, names)),
      async lookUp(names, context) {
        const values = await valuesAsked(context, table, column, names)
        return values && someOf(from, isOneOfTexts(column, values))
      },
    }
  }
  return {
    count: async (where, context) => named(groups(where, context), column, kind, context),
    under: (names, context) => someOf(from, leadsTo(relationOf(column), called(kind, names, context))),
    async lookUp(names, context) {
      const few = await leadsToFew(context, column, kind, keyIsAsked('nameKey', names))
      return few && someOf(from, few)
    },
  }
}

/** What is called so, as far as it exists for the caller. */
function called(kind: Kind, names: NamesAsked, context: SpaceContext): Where {
  return allOf([keyIsAsked('nameKey', names), visible(context, kind)])
}

function isOneOfTexts(column: string, values: readonly string[]): Where {
  return values.length > 0 ? { [column]: { in: [...values] } } : NOTHING
}

/** The relation that goes by a column: `project` by `projectId`. */
function relationOf(column: string): string {
  return column.replace(/Id$/, '')
}
