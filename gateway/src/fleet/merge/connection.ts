import { getNamedType, isObjectType, type GraphQLObjectType } from 'graphql'
import { pageArgs, type PageArgs } from '@spaceport/kit/page/args'
import { cursorBinding, decodeCursor } from '@spaceport/kit/page/cursor'
import { comparePositions, type Position } from '@spaceport/kit/page/position'
import type { MissingSpace } from '../context.js'
import { isRecord, type Path } from '../errors.js'
import { asOneNode, hiddenField, type Selected, type SelectionReader } from '../operation/selection.js'
import { inShape, shapeOf } from '../operation/shape.js'
import { mergeSorted, type Pick as Picked } from './k-way.js'
import { total } from './sum.js'
import { BadPart, type Part, type Strategy } from './strategy.js'

/** The fields of a connection that the gateway makes itself. */
const MADE_HERE = new Set(['pageInfo', 'totalCount', 'completeness', '__typename'])

/** Under which response names each Space is asked for what the merge reads; null: it need not be asked for. */
type Sources = { edges: string; cursor: string; pageInfo: string | null; totalCount: string | null; rows: string[] }

/**
 * Root connections: the pages of all Spaces become one page of the one order of the fleet. Each Space is asked for the same
 * page, by the same cursor; the first (or last) rows of those pages together are the page of the fleet.
 */
export function connection(
  selected: Selected,
  type: GraphQLObjectType,
  reader: SelectionReader,
  hidden: (name: string) => string,
): Strategy {
  const fields = reader.below(type, selected.nodes)
  const rowFields = fields.filter(({ name }) => name === 'edges' || name === 'nodes')
  const ownFields = fields.filter((field) => !rowFields.includes(field))
  const strange = ownFields.find(({ name }) => !MADE_HERE.has(name))
  if (strange) throw new Error(`${type.name}.${strange.name} is no field of a connection that is merged`)
  const shape = shapeOf(reader, type, ownFields)
  const wants = (name: string) => ownFields.some((field) => field.name === name)
  const paged = rowFields.length > 0 || wants('pageInfo')
  const usualOrder = selected.field?.args.find(({ name }) => name === 'orderBy')?.defaultValue
  const own = cursorsAsked(reader, rowFields)
  const sources: Sources = {
    edges: own?.edges ?? hidden('edges'),
    cursor: own?.cursor ?? 'cursor',
    pageInfo: wants('pageInfo') ? hidden('pageInfo') : null,
    totalCount: wants('totalCount') ? hidden('totalCount') : null,
    rows: rowFields.map(({ key }) => key),
  }
  const selections = [
    ...rowFields.map(asOneNode),
    ...(paged && !own ? [hiddenField(sources.edges, 'edges { cursor }')] : []),
    ...(sources.pageInfo ? [hiddenField(sources.pageInfo, 'pageInfo { hasNextPage hasPreviousPage }')] : []),
    ...(sources.totalCount ? [hiddenField(sources.totalCount, 'totalCount')] : []),
  ]
  return {
    selections: selections.length > 0 ? selections : [hiddenField(hidden('typename'), '__typename')],
    begin(args) {
      const page = pageArgs(args)
      const binding = cursorBinding(selected.name, args.filter, args.orderBy ?? usualOrder)
      const after = page.after === null ? null : decodeCursor(page.after, binding)
      const before = page.before === null ? null : decodeCursor(page.before, binding)
      return (parts, missing) => {
        const pages = parts.map((part, index) => readPage(part, index, sources, paged))
        const { picks, more } = mergePages(pages, { ...page, binding, after, before })
        const value = inShape(shape, {
          pageInfo: pageInfo(pages, picks, more, page.backwards),
          totalCount: sources.totalCount && total(pages.map((one) => one.fields[sources.totalCount!])),
          completeness: completeness(parts, missing),
        }) as Record<string, unknown>
        for (const key of sources.rows) {
          value[key] = picks.map(({ list, row }) => (pages[list]!.fields[key] as unknown[])[row])
        }
        return { value, place: (part, path) => placeRow(picks, sources.rows, part, path) }
      }
    },
  }
}

/** The response names under which the caller asks for cursors anyway. */
function cursorsAsked(reader: SelectionReader, rows: readonly Selected[]): { edges: string; cursor: string } | null {
  for (const { key, name, field, nodes } of rows) {
    const type = field && getNamedType(field.type)
    if (name !== 'edges' || !isObjectType(type)) continue
    const cursor = reader.below(type, nodes).find((below) => below.name === 'cursor')
    if (cursor) return { edges: key, cursor: cursor.key }
  }
  return null
}

/** One Space's page. Its types are checked already; here, that its lists are of the same rows. */
type Page = { fields: Record<string, unknown>; cursors: string[]; hasNextPage: boolean; hasPreviousPage: boolean }

function readPage({ value }: Part, index: number, sources: Sources, paged: boolean): Page {
  if (!isRecord(value)) throw new BadPart(index)
  const edges = paged ? value[sources.edges] : []
  if (!Array.isArray(edges)) throw new BadPart(index)
  for (const key of sources.rows) {
    const rows = value[key]
    if (!Array.isArray(rows) || rows.length !== edges.length) throw new BadPart(index)
  }
  const info = sources.pageInfo ? value[sources.pageInfo] : null
  return {
    fields: value,
    cursors: edges.map((edge: Record<string, string>) => edge[sources.cursor]!),
    hasNextPage: isRecord(info) && info.hasNextPage === true,
    hasPreviousPage: isRecord(info) && info.hasPreviousPage === true,
  }
}

/** Which page: rows after one place and before another, in the order of one list. */
type Wanted = Pick<PageArgs, 'limit' | 'backwards'> & Record<'after' | 'before', Position | null> & { binding: string }

/** A Space that does not get on is left out: whoever goes on from the last cursor would go on for ever. */
function mergePages(pages: readonly Page[], { limit, backwards, binding, after, before }: Wanted) {
  const stuck = pages.findIndex(
    (page) => page.cursors.length === 0 && (backwards ? page.hasPreviousPage : page.hasNextPage),
  )
  if (stuck >= 0) throw new BadPart(stuck)
  const position = (list: number, row: number): Position => {
    const at = readPosition(pages[list]!.cursors[row]!, binding)
    const isWanted = at && (!after || comparePositions(at, after) > 0) && (!before || comparePositions(at, before) < 0)
    if (!isWanted) throw new BadPart(list)
    return at
  }
  return mergeSorted({ lengths: pages.map(({ cursors }) => cursors.length), position }, limit, backwards)
}

/** Null for what is no cursor of this list. */
function readPosition(cursor: string, binding: string): Position | null {
  try {
    return decodeCursor(cursor, binding)
  } catch {
    return null
  }
}

function pageInfo(pages: readonly Page[], picks: readonly Picked[], more: boolean, backwards: boolean) {
  const cursorOf = (pick: Picked | undefined) => (pick ? pages[pick.list]!.cursors[pick.row] : null)
  return {
    hasNextPage: (more && !backwards) || pages.some((page) => page.hasNextPage),
    hasPreviousPage: (more && backwards) || pages.some((page) => page.hasPreviousPage),
    startCursor: cursorOf(picks[0]),
    endCursor: cursorOf(picks.at(-1)),
  }
}

function completeness(parts: readonly Part[], missing: readonly MissingSpace[]) {
  return { asked: parts.length + missing.length, answered: parts.length, missing }
}

/** Rows that did not make it onto the page take their errors with them; an error of the page as a whole is the field's. */
function placeRow(picks: readonly Picked[], rows: readonly string[], part: number, path: Path): Path | null {
  const [key, row, ...below] = path
  if (typeof key !== 'string' || !rows.includes(key)) return []
  if (typeof row !== 'number') return [key]
  const at = picks.findIndex((pick) => pick.list === part && pick.row === row)
  return at < 0 ? null : [key, at, ...below]
}
