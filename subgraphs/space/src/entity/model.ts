import type { Prisma } from '@spaceport/database/space'
import type { TypeName } from './kinds.js'

/** Whatever can read the Space's database: its client, or a transaction. */
type Reader = Prisma.TransactionClient

/** A model as the client names it: `projectGroup` for `ProjectGroup`. */
export type Model = Uncapitalize<TypeName>

/** What the graph knows of a row before it looks: its id. Pothos' plan decides which other columns are there. */
export type Row = { id: number; [column: string]: unknown }

/** A query whose parts come from a plan, so that no type can follow them. */
export type PlannedQuery = { where: object; orderBy?: object[]; take?: number; select?: object; distinct?: string[] }

/** Rows counted by the values of one column, the most frequent first. */
export type GroupedQuery = { by: [string]; where: object; orderBy: object[]; take: number; _count: { _all: true } }

/** One group: the column's value under its name, and how many rows have it. */
export type Group = { _count: { _all: number }; [column: string]: unknown }

/** What is asked of any model. Plans are made of plain objects, so Prisma's own types end here. */
type Delegate = {
  findMany(query: PlannedQuery): PromiseLike<Row[]>
  count(query: { where: object }): PromiseLike<number>
  groupBy(query: GroupedQuery): PromiseLike<Group[]>
}

function delegateOf(db: Reader, model: string): Delegate {
  return Reflect.get(db, model === 'event' ? 'auditEvent' : model)
}

/** The one way to read rows of any model. */
export function findRows(db: Reader, model: Model, query: PlannedQuery): PromiseLike<Row[]> {
  return delegateOf(db, model).findMany(query)
}

/** The one way to count rows of any model. */
export function countRows(db: Reader, model: Model, where: object): PromiseLike<number> {
  return delegateOf(db, model).count({ where })
}

/** The one way to count rows of any model, or of a table that joins two, by the values of a column. */
export function groupRows(db: Reader, model: Model | JoinModel, query: GroupedQuery): PromiseLike<Group[]> {
  return delegateOf(db, model).groupBy(query)
}

/** The tables that join rows of two models, as the client names them. */
export type JoinModel =
  | 'targetRole'
  | 'targetEnvironment'
  | 'targetTenant'
  | 'tenantTag'
  | 'workerPoolWorker'
  | 'projectTenant'
  | 'projectLibraryVariableSet'

/** The model of each type. */
export function modelOf<Type extends TypeName>(type: Type): Uncapitalize<Type> {
  return `${type[0]!.toLowerCase()}${type.slice(1)}` as Uncapitalize<Type>
}
