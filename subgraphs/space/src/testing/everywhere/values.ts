import type { Column, Table } from './catalogue.js'

/** The text that few rows have, in every text column. */
export const RARE = 'zyxw'

/** Which rows have what few have: about one in five hundred, or (`evenly`) one in five. */
const rareIn = (spread: Spread) => (spread === 'evenly' ? 'n % 5 = 3' : 'n % 499 = 5')

/** All times lie in the hundred days from here, evenly. */
export const FIRST_TIME = Date.UTC(2025, 0, 1)
export const LAST_TIME = Date.UTC(2025, 3, 11)

/** How rows are spread: `evenly` over what there is, or `mostly` over the first few of a short table, with little that few rows have. */
export type Spread = 'evenly' | 'mostly'

/** Numbers without common factors, so that two columns of one row do not go together. */
const STRIDES = [7_919, 104_729, 1_299_709, 6_700_417, 611_953, 50_331_653, 39_916_801, 2_750_159]

/** Null in most rows. */
const MOSTLY_NULL = new Set([
  ...['archivedAt', 'replacedById', 'errorMessage', 'communityId'],
  // Placeholders for what is elsewhere, and what receipts told.
  ...['remoteOf', 'remoteRoot', 'remoteSpace', 'remoteName', 'remoteId', 'receiptIssuedAt', 'receiptReceivedAt'],
])
/** Null in few rows. */
const MOSTLY_THERE = new Set([
  'startedAt',
  'completedAt',
  'lastDeployedAt',
  'channelId',
  'createdBy',
  'healthCheckedAt',
])

/** What a row has in a column, as SQL of its number `n`, from 1 to `size`; null to leave the column to its default. */
export function valueOf(table: Table, column: Column, size: number, spread: Spread): string | null {
  if (column.default?.startsWith('nextval')) return null
  if (column.type === 'text' && /^'[[{]/.test(column.default ?? '')) return null
  const value = column.leadsTo ? referenceIn(table, column, column.leadsTo, spread) : ownIn(table, column, size, spread)
  // Prisma's lists are never null, whatever the column says.
  if (value === null || !column.nullable || column.type.startsWith('_') || (column.unique && column.leadsTo))
    return value
  const isRare = rareIn(spread)
  if (MOSTLY_NULL.has(column.name)) return `CASE WHEN ${isRare} THEN ${value} END`
  return `CASE WHEN ${MOSTLY_THERE.has(column.name) ? isRare : 'n % 5 = 0'} THEN NULL ELSE ${value} END`
}

function referenceIn(table: Table, column: Column, to: string, spread: Spread): string {
  const ids = `(SELECT array_agg(id ORDER BY id) FROM "${to}")`
  return column.unique ? `${ids}[n]` : pick(ids, strideOf(table, column), spread)
}

/** One of a list of ids: each as often, or, where the list is short, mostly of the first eight, never the last but one, and rarely the last. */
function pick(ids: string, stride: number, spread: Spread): string {
  const each = `${ids}[1 + (n::bigint * ${stride} % cardinality(${ids}))::int]`
  if (spread === 'evenly') return each
  // By a hash, so that what a row refers to does not tell what else it refers to.
  const many = `${ids}[1 + (hashint4(n + ${stride}) & 65535) % least(8, greatest(1, cardinality(${ids}) - 2))]`
  const few = `CASE WHEN ${rareIn(spread)} THEN ${ids}[cardinality(${ids})] ELSE ${many} END`
  return `CASE WHEN cardinality(${ids}) < 1000 THEN ${few} ELSE ${each} END`
}

function strideOf({ columns }: Table, column: Column): number {
  return STRIDES[columns.indexOf(column) % STRIDES.length] ?? 1
}

function ownIn(table: Table, column: Column, size: number, spread: Spread): string | null {
  const { name, type, labels, unique, inUnique } = column
  const isEmpty = `(hashint4(n + ${strideOf(table, column)}) & 65535) % 3 = 0`
  const isRare = rareIn(spread)
  if (labels) return `(${enumOf(labels, isRare)})::"${type}"`
  switch (type) {
    case 'int4':
      return inUnique || name === 'id' ? 'n' : 'n % 10'
    case 'int8':
      return 'n'
    case 'bool':
      return isRare
    case 'timestamptz':
      return timeOf(size, strideOf(table, column))
    case 'bytea':
      return `sha256(convert_to('${table.name} ' || n, 'UTF8'))`
    case 'jsonb':
      return null
    case 'text':
      return textOf(table, column, unique || inUnique, isRare)
    case '_text':
      return `CASE WHEN ${isRare} THEN ARRAY['${RARE}'] WHEN ${isEmpty} THEN '{}'::text[] ELSE ARRAY['${name} ' || n % 50] END`
    case '_int4': {
      const ids = `(SELECT array_agg(id ORDER BY id) FROM "${column.lists}")`
      return `CASE WHEN ${isEmpty} THEN '{}'::int[] ELSE array_remove(ARRAY[${pick(ids, strideOf(table, column), spread)}], NULL) END`
    }
    default:
      throw new Error(`${table.name}.${name} is ${type}, of which nobody has said what to fill in`)
  }
}

/** Of the labels by name, few rows have the last, none the last but one where there are four and more, and the others are about as frequent. */
function enumOf(unsorted: readonly string[], isRare: string): string {
  const labels = unsorted.toSorted()
  const common = labels.length >= 4 ? labels.length - 2 : Math.max(1, labels.length - 1)
  const list = `ARRAY[${labels.map((label) => `'${label}'`).join(', ')}]`
  return `CASE WHEN ${isRare} THEN '${labels.at(-1)}' ELSE (${list})[1 + n % ${common}] END`
}

function timeOf(size: number, stride: number): string {
  const days = (LAST_TIME - FIRST_TIME) / 86_400_000
  return `to_timestamp(${FIRST_TIME / 1_000}) + (n::bigint * ${stride} % ${size})::float8 / ${size} * interval '${days} days'`
}

function textOf({ name: table, columns }: Table, { name }: Column, mustDiffer: boolean, isRare: string): string {
  const base = name.endsWith('Key') ? name.slice(0, -'Key'.length) : name
  const differs = mustDiffer || ['name', 'packageId', 'title'].includes(base)
  const isKey = base !== name && columns.some((one) => one.name === base)
  const text = NAMED_PEOPLE.has(base)
    ? `'Users-' || CASE WHEN ${isRare} THEN 77 ELSE n % 7 + 1 END`
    : differs
      ? `CASE WHEN ${isRare} THEN '${RARE} ' ELSE '' END || '${table} ${base} ' || n`
      : `CASE WHEN ${isRare} THEN '${RARE}' ELSE '${base} ' || n % 50 END`
  return isKey || base !== name ? `lower(${text})` : text
}

/** Columns that say who it was. */
const NAMED_PEOPLE = new Set(['createdBy', 'reportedBy', 'resolvedBy', 'responsibleUser', 'actor', 'subject'])
