import type { Prisma } from '@spaceport/database/space'
import type { SpaceContext } from '../context.js'
import type { TypeName } from '../entity/kinds.js'
import type { Where } from '../access/where.js'

/** By what things are used, in the order in which uses are listed. The numbers are in cursors: they stay. */
export const USE_RANKS = {
  ACTION: 1,
  STEP: 2,
  VARIABLE: 3,
  PROJECT: 4,
  RUNBOOK: 5,
  CHANNEL: 6,
  LIFECYCLE: 7,
  RELEASE: 8,
  TARGET: 9,
  WORKER: 10,
  TENANT: 11,
  ACCOUNT: 12,
  CERTIFICATE: 13,
  FREEZE: 14,
} as const

/** By what something is used. */
export type UseKind = keyof typeof USE_RANKS

/** One use of something. */
export type Use = {
  kind: UseKind
  /** The number of the row that it is known by: of an action its own, of a package in a release that of the package. */
  id: number
  /** The entity in which it is. */
  in: { type: TypeName; id: number }
  projectId: number | null
  place: string
  detail: string | null
  /** The number of the action, where it is one. */
  action: number | null
  /** The version of the step template that an action was made from, where that is what is used. */
  version: number | null
  /** Whether the template has a newer version; null where no step template is what is used. */
  isOutdated: boolean | null
}

/** Rows beyond a number, as Prisma has it; none, or all, where there is nothing to compare with. */
export type Beyond = { gt?: number; lt?: number }

/** What to read of a source: rows beyond some numbers, in the order of their numbers. */
export type Read = { beyond: Beyond; order: Prisma.SortOrder; take: number }

/** One kind of uses of one thing: only those that exist for the caller, each read and counted by one statement. */
export type Source = {
  kind: UseKind
  find(context: SpaceContext, read: Read): Promise<Use[]>
  count(context: SpaceContext): PromiseLike<number>
}

/** Parts of a read as Prisma takes them. */
export function toQuery(where: Where, { beyond, order, take }: Read) {
  const isBounded = beyond.gt !== undefined || beyond.lt !== undefined
  return { where: isBounded ? { AND: [where, { id: beyond }] } : where, orderBy: { id: order }, take }
}
