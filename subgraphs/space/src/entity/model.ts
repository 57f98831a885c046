import type { Prisma } from '@spaceport/database/space'
import type { TypeName } from './kinds.js'

/** Whatever can read the Space's database: its client, or a transaction. */
type Reader = Prisma.TransactionClient

/** A model as the client names it: `projectGroup` for `ProjectGroup`. */
export type Model = Uncapitalize<TypeName>

/** What the graph knows of a row before it looks: its id. Pothos' plan decides which other columns are there. */
export type Row = { id: number; [column: string]: unknown }

/** A query whose parts come from a plan, so that no type can follow them. */
export type PlannedQuery = { where: object; orderBy?: object[]; take?: number; select?: object }

/** The one way to read rows of any model: plans are made of plain objects, so Prisma's own types end here. */
export const FIND: Record<Model, (db: Reader, query: PlannedQuery) => PromiseLike<Row[]>> = {
  project: (db, query) => db.project.findMany(query),
  projectGroup: (db, query) => db.projectGroup.findMany(query),
  lifecycle: (db, query) => db.lifecycle.findMany(query),
  phase: (db, query) => db.phase.findMany(query),
  environment: (db, query) => db.environment.findMany(query),
  tenant: (db, query) => db.tenant.findMany(query),
  stepTemplate: (db, query) => db.stepTemplate.findMany(query),
  release: (db, query) => db.release.findMany(query),
  deployment: (db, query) => db.deployment.findMany(query),
  team: (db, query) => db.team.findMany(query),
  userRole: (db, query) => db.userRole.findMany(query),
  scopedUserRole: (db, query) => db.scopedUserRole.findMany(query),
  event: (db, query) => db.auditEvent.findMany(query),
}

/** The one way to count rows of any model. */
export const COUNT: Record<Model, (db: Reader, query: { where: object }) => PromiseLike<number>> = {
  project: (db, query) => db.project.count(query),
  projectGroup: (db, query) => db.projectGroup.count(query),
  lifecycle: (db, query) => db.lifecycle.count(query),
  phase: (db, query) => db.phase.count(query),
  environment: (db, query) => db.environment.count(query),
  tenant: (db, query) => db.tenant.count(query),
  stepTemplate: (db, query) => db.stepTemplate.count(query),
  release: (db, query) => db.release.count(query),
  deployment: (db, query) => db.deployment.count(query),
  team: (db, query) => db.team.count(query),
  userRole: (db, query) => db.userRole.count(query),
  scopedUserRole: (db, query) => db.scopedUserRole.count(query),
  event: (db, query) => db.auditEvent.count(query),
}

/** The model of each type. */
export function modelOf<Type extends TypeName>(type: Type): Uncapitalize<Type> {
  return `${type[0]!.toLowerCase()}${type.slice(1)}` as Uncapitalize<Type>
}
