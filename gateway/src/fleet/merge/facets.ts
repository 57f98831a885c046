import { getNamedType, isObjectType, type GraphQLObjectType } from 'graphql'
import { isRecord } from '../errors.js'
import { asOneNode, hiddenField, type Selected, type SelectionReader } from '../operation/selection.js'
import { inShape, shapeOf, type Shape } from '../operation/shape.js'
import { compareBytes } from '@spaceport/kit/page/text-key'
import { total } from './sum.js'
import { NOTHING, type Part, type Strategy } from './strategy.js'

/** The most values that one facet shows. */
export const MOST_VALUES = 100

/**
 * Facets: for each, the counts of all Spaces added by name, largest first. A Space that cut its list, that is too old to
 * have the facet, or that did not answer, makes the whole `truncated`: counts are then "at least".
 */
export function facets(selected: Selected, type: GraphQLObjectType, reader: SelectionReader): Strategy {
  const fields = reader.below(type, selected.nodes)
  const shape = shapeOf(reader, type, fields)
  const asked = fields.filter(({ name }) => name !== '__typename')
  const strange = asked.find(({ field }) => !isObjectType(field && getNamedType(field.type)))
  if (strange) throw new Error(`${type.name}.${strange.name} is no facet`)
  return {
    selections: asked.length > 0 ? asked.map(wholeFacet) : [hiddenField('__typename', '__typename')],
    begin: () => (parts, missing) => {
      if (parts.length === 0 && missing.length > 0) return NOTHING
      return { value: inKeyedShape(shape, parts, missing.length > 0), place: () => [] }
    },
  }
}

const WHOLE = hiddenField('facet', 'facet { values { name count } truncated }').selectionSet

/** The merge reads all of a facet, whatever of it the caller wants, under the caller's name for it. */
function wholeFacet(selected: Selected) {
  return { ...asOneNode(selected), selectionSet: WHOLE }
}

function inKeyedShape(shape: Shape, parts: readonly Part[], isPartial: boolean): Record<string, unknown> {
  const value: Record<string, unknown> = Object.create(null)
  for (const { key, shape: below } of shape.fields) {
    value[key] = below
      ? inShape(
          below,
          mergeFacet(
            parts.map((part) => part.value),
            key,
            isPartial,
          ),
        )
      : shape.type
  }
  return value
}

/** Adds up one facet over the Spaces, of which some may be missing. */
function mergeFacet(
  values: readonly unknown[],
  key: string,
  isPartial: boolean,
): { values: unknown[]; truncated: boolean } {
  const counts = new Map<string, number>()
  let truncated = isPartial
  for (const value of values) {
    const facet = isRecord(value) ? value[key] : null
    if (!isRecord(facet) || !Array.isArray(facet.values)) {
      truncated = true
      continue
    }
    truncated ||= facet.truncated === true
    for (const { name, count } of facet.values as { name: string; count: number }[]) {
      counts.set(name, total([counts.get(name), count]))
    }
  }
  const sorted = [...counts].sort(([a, most], [b, least]) => least - most || compareBytes(a, b))
  return {
    values: sorted.slice(0, MOST_VALUES).map(([name, count]) => ({ name, count })),
    truncated: truncated || sorted.length > MOST_VALUES,
  }
}
