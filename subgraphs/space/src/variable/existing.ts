import type { AccountType } from '@spaceport/database/space'
import type { Permission } from '@spaceport/kit/rights/permission'
import { decide } from '@spaceport/kit/rights/decide'
import { visible } from '../access/visible.js'
import { allOf, leadsTo, type Where } from '../access/where.js'
import type { SpaceContext } from '../context.js'
import type { Tx } from '../write/change.js'
import type { Owned } from './rights.js'
import type { ProcessOwner } from './scope-read.js'
import type { ScopeKind } from './scope-lists.js'

/** What variables lead to by their values. */
export type ValueKind = 'Accounts' | 'Certificates' | 'WorkerPools'

/** What of other things is referred to, by local id. */
export type Mentioned = { ids: ReadonlyMap<ScopeKind | ValueKind, ReadonlySet<number>>; hasProcesses: boolean }

/** Those of the things referred to that exist for the caller, and are of the project where they must be. */
export type Existing = {
  ids: ReadonlyMap<ScopeKind | ValueKind, ReadonlySet<number>>
  accounts: ReadonlyMap<number, AccountType>
  /** Certificates that are archived. */
  archived: ReadonlySet<number>
  /** The processes of the project: what has them, by key, and their numbers. */
  processes: ReadonlyMap<string, number>
}

/** By what a process is found. */
export function processKey({ kind, local }: ProcessOwner): string {
  return `${kind}-${local}`
}

/** Asks which of the things referred to exist for the caller: one statement for each kind, however many there are. */
export async function findExisting(
  tx: Tx,
  context: SpaceContext,
  owned: Owned,
  { ids, hasProcesses }: Mentioned,
): Promise<Existing> {
  const found = new Map<ScopeKind | ValueKind, ReadonlySet<number>>()
  const accounts = new Map<number, AccountType>()
  const archived = new Set<number>()
  for (const [kind, locals] of ids) {
    if (locals.size === 0) continue
    const rows = await find(tx, context, owned, kind, [...locals])
    found.set(kind, new Set(rows.map(({ id }) => id)))
    for (const { id, type, archivedAt } of rows) {
      if (type) accounts.set(id, type)
      if (archivedAt) archived.add(id)
    }
  }
  const processes = hasProcesses ? await processesOf(tx, context, owned) : new Map<string, number>()
  return { ids: found, accounts, archived, processes }
}

type Found = { id: number; type?: AccountType; archivedAt?: Date | null }

async function find(
  tx: Tx,
  context: SpaceContext,
  owned: Owned,
  kind: ScopeKind | ValueKind,
  locals: number[],
): Promise<Found[]> {
  const id = { in: locals }
  const seen = (of: Exclude<typeof kind, 'Tags' | 'Steps'>): Where => allOf([{ id }, visible(context, of)])
  const select = { id: true } as const
  switch (kind) {
    case 'Environments':
      return tx.environment.findMany({ where: seen(kind), select })
    case 'Machines':
      return tx.deploymentTarget.findMany({ where: seen(kind), select })
    case 'Channels':
      return tx.channel.findMany({ where: allOf([seen(kind), { projectId: owned.owner.local }]), select })
    case 'Tags':
      return tx.tag.findMany({ where: { id, ...leadsTo('tagSet', visible(context, 'TagSets')) }, select })
    case 'Steps':
      return tx.processStep.findMany({ where: { id, process: ofProject(context, owned) }, select })
    case 'Certificates':
      return tx.certificate.findMany({ where: seen(kind), select: { id: true, archivedAt: true } })
    case 'WorkerPools':
      return tx.workerPool.findMany({ where: seen(kind), select })
    case 'Accounts':
      return tx.account.findMany({ where: seen(kind), select: { id: true, type: true } })
  }
}

async function processesOf(tx: Tx, context: SpaceContext, owned: Owned): Promise<Map<string, number>> {
  const rows = await tx.deploymentProcess.findMany({
    where: ofProject(context, owned),
    select: { id: true, projectId: true, runbookId: true },
  })
  return new Map(
    rows.map(({ id, projectId, runbookId }) => [
      projectId === null ? `Runbooks-${runbookId}` : `Projects-${projectId}`,
      id,
    ]),
  )
}

/** The processes of a project that exist for the caller: its own, and those of its runbooks. */
function ofProject({ rights }: SpaceContext, { owner, position }: Owned) {
  const sees = (permission: Permission) => decide(rights, permission, position).allowed
  const project = sees('ProcessView') ? [{ projectId: owner.local }] : []
  const runbooks = sees('RunbookView') ? [{ runbook: { projectId: owner.local } }] : []
  return { OR: [...project, ...runbooks] }
}
