import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  getNullableType,
  type GraphQLEnumType,
  type GraphQLInputField,
  type GraphQLInputObjectType,
} from 'graphql'
import { KIND_OF, type Kind, type TypeName } from '../../entity/kinds.js'
import type { Client } from '../plans.js'
import { TABLES } from './known.js'
import { FIRST_TIME, LAST_TIME, RARE } from './values.js'

/** The greatest and the least local id of each kind: of the ones that few rows refer to, and of those that many do. */
export type Ends = ReadonlyMap<string, { first: number; last: number }>

const TWO_HOURS = 7_200_000
const at = (time: number) => new Date(time).toISOString()
const MIDDLE = (FIRST_TIME + LAST_TIME) / 2

/** The times at both ends and in the middle, of which few rows are. */
const RANGES = [
  { from: at(LAST_TIME - TWO_HOURS) },
  { to: at(FIRST_TIME + TWO_HOURS) },
  { from: at(MIDDLE), to: at(MIDDLE + TWO_HOURS) },
]

/** Filter fields of ids whose name is not that of the type that they name. */
const NAMED_OTHERWISE: Readonly<Record<string, Kind | 'Tags' | 'Users'>> = {
  target: 'Machines',
  task: 'ServerTasks',
  tag: 'Tags',
  tenantTag: 'Tags',
  responsibleTeam: 'Teams',
  role: 'UserRoles',
  actor: 'Users',
  createdBy: 'Users',
  resolvedBy: 'Users',
  responsibleUser: 'Users',
  member: 'Users',
}

/** What to ask a filter field for, by its type and name: first a value that few rows have, then ones that none or many have. */
export function valuesFor(list: { type: string }, field: GraphQLInputField, ends: Ends): unknown[] {
  const type = getNamedType(field.type)
  if (isInputObjectType(type) && type.name.endsWith('FacetFilter')) return namesFor(type)
  const values = isEnumType(type) ? labelsFor(type) : valuesOf(list, field, ends)
  return isListType(getNullableType(field.type)) ? values.map((value) => [value]) : values
}

/** The label that few rows have, the one that none has, and one that many have, as `values.ts` fills them in. */
function labelsFor(type: GraphQLEnumType): string[] {
  const labels = type.getValues().map(({ name }) => name)
  const sorted = labels.sort()
  return [...new Set([sorted.at(-1), sorted.at(-2), sorted.at(0)])].filter((label) => label !== undefined)
}

/** What facets name: how every name begins that few rows have or lead to, of one facet after the other. */
function namesFor(type: GraphQLInputObjectType): object[] {
  return Object.keys(type.getFields()).map((facet) => ({ [facet]: [`${RARE}*`] }))
}

function valuesOf({ type: row }: { type: string }, { name, type }: GraphQLInputField, ends: Ends): unknown[] {
  switch (getNamedType(type).name) {
    case 'Boolean':
      return [true, false]
    case 'String':
      return name === 'kind' ? ['Projects', 'Feeds'] : [RARE]
    case 'Int':
      return [0, 1_000]
    case 'TimeRange':
      return RANGES
    case 'DeploymentCellFilter':
      return [{ version: RARE }]
    case 'DateTime':
      return [at(name === 'to' ? FIRST_TIME + TWO_HOURS : LAST_TIME - TWO_HOURS)]
    case 'ID':
      return name === 'subject' ? ['Spaces-1/Projects-1'] : idsFor(name === 'id' ? row : name, ends)
    default:
      throw new Error(`nobody has said what to ask ${name} for, a ${String(type)}`)
  }
}

function idsFor(name: string, ends: Ends): string[] {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}`
  const kind = NAMED_OTHERWISE[name] ?? KIND_OF[type as TypeName]
  if (kind === 'Users') return ['Users-77', 'Users-1']
  const found = kind ? ends.get(kind) : undefined
  if (!found) throw new Error(`nobody has said what ${name} names`)
  return [...new Set([found.last, found.first])].map((local) => `Spaces-1/${kind}-${local}`)
}

/** The first and the last of each kind. */
export async function endsOf(client: Client): Promise<Ends> {
  const ends = new Map<string, { first: number; last: number }>()
  for (const [kind, table] of TABLES) {
    const { rows } = await client.query<{ first: number; last: number }>(
      `SELECT min(id) AS first, max(id) AS last FROM "${table}"`,
    )
    if (rows[0]) ends.set(kind, rows[0])
  }
  return ends
}
