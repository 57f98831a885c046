import { parseEntityId } from '@spaceport/kit/ids'
import { z } from 'zod'
import { idIn, SUBJECTS, type Fleet, type Subject } from './fleet.js'

const stateSchema = z.object({ id: z.number(), remoteOf: z.string().nullable(), epoch: z.number() })

/** Where the audits of the Spaces end. */
export type Marks = number[]

/** Where they end now. */
export function marksOf({ spaces }: Fleet): Promise<Marks> {
  return Promise.all(spaces.map(async ({ db }) => (await db.auditHead.findFirst())?.lastId ?? 0))
}

/** What happened to a row of a Space, as its audit has it, in order. */
type Happened = { space: number; key: string; action: string; remoteOf: string | null; epoch: number }

/**
 * What is wrong with what happened since the marks: a write to a placeholder, writes in two Spaces in one epoch, an epoch that fell, or a row that
 * lives in an epoch in which another does.
 */
export async function faultsOf(fleet: Fleet, marks: Marks): Promise<string[]> {
  const faults: string[] = []
  const living = new Map<string, number>()
  for (const [i, { db }] of fleet.spaces.entries()) {
    const last = new Map<string, number>()
    const events = await db.auditEvent.findMany({ where: { id: { gt: marks[i] ?? 0 } }, orderBy: { id: 'asc' } })
    for (const { action, subject, after } of events) {
      const one = read(i + 1, action, subject, after)
      if (!one) continue
      const { space, key, epoch } = one
      const what = `${action} of ${key} in Spaces-${space} in epoch ${epoch}`
      if (epoch < (last.get(key) ?? 0)) faults.push(`${what}: it was ${last.get(key)} before`)
      last.set(key, epoch)
      if (action.startsWith('update') && one.remoteOf !== null) faults.push(`${what}: it is a placeholder`)
      if (one.remoteOf !== null) continue
      const other = living.get(`${key} ${epoch}`) ?? space
      if (other !== space) faults.push(`${what}: it lives in Spaces-${other} then`)
      living.set(`${key} ${epoch}`, space)
    }
  }
  return faults
}

function read(space: number, action: string, subject: string, after: unknown): Happened | null {
  const parsed = parseEntityId(subject)
  const state = stateSchema.safeParse(after)
  const isOwned = SUBJECTS.some(({ ids, local }) => ids === parsed?.kind && local === parsed.local)
  if (!parsed || !isOwned || !state.success) return null
  return { space, key: `${parsed.kind}-${parsed.local}`, action, ...state.data }
}

/** What is wrong when all is healed: other than one owner, one whom the zone does not name, or a Space that names another. */
export async function unhealed(fleet: Fleet): Promise<string[]> {
  const faults: string[] = []
  for (const subject of SUBJECTS) {
    const rows = await Promise.all(fleet.spaces.map(({ db }) => rowOf(db, subject)))
    const own = await fleet.zone.ownership.findUnique({ where: { subject: idIn(1, subject) } })
    const owner = own?.entityId ?? idIn(1, subject)
    const living = rows.flatMap(({ remoteOf }, i) => (remoteOf === null ? [idIn(i + 1, subject)] : []))
    if (living.join() !== owner) faults.push(`${idIn(1, subject)} lives as ${living.join(' and ')}, not as ${owner}`)
    const epoch = rows.find(({ remoteOf }) => remoteOf === null)?.epoch
    if (epoch !== (own?.epoch ?? 0)) faults.push(`${owner} is in epoch ${epoch}, not ${own?.epoch}`)
    const value = subject.kind === 'VARIABLE' ? rows.find(({ remoteOf }) => remoteOf === null)?.value : 'hello'
    if (value !== 'hello') faults.push(`${owner} says ${value}`)
    for (const [i, { remoteOf }] of rows.entries()) {
      const known = await fleet.zone.ownershipTransfer.count({
        where: { state: 'DONE', OR: [{ fromEntity: idIn(i + 1, subject) }, { toEntity: idIn(i + 1, subject) }] },
      })
      if (known > 0 && remoteOf !== null && remoteOf !== owner)
        faults.push(`Spaces-${i + 1} names ${remoteOf}, not ${owner}`)
    }
  }
  const left = await fleet.zone.ownershipTransfer.findMany({ where: { state: { in: ['SEALING', 'SEALED'] } } })
  return [...faults, ...left.map(({ subject, state, fault }) => `${subject} is still ${state}: ${fault}`)]
}

type Row = { remoteOf: string | null; epoch: number; value?: string | null }

function rowOf(db: Fleet['spaces'][number]['db'], { kind, local }: Subject): Promise<Row> {
  const where = { where: { id: local } }
  if (kind === 'ENVIRONMENT') return db.environment.findUniqueOrThrow(where)
  return kind === 'TENANT' ? db.tenant.findUniqueOrThrow(where) : db.variable.findUniqueOrThrow(where)
}
