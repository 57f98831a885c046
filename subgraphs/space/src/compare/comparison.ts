import { SpaceportError } from '@spaceport/kit/errors'
import { visible } from '../access/visible.js'
import { allOf, leadsTo } from '../access/where.js'
import type { SpaceContext } from '../context.js'
import { quoted, readIdOf } from '../entity/kinds.js'
import { loadProcess, loadVariables } from '../snapshot/load.js'
import { seenVariables, seesProcess, seesVariables } from '../snapshot/seen.js'
import type { FrozenVariable } from '../variable/snapshot.js'
import { compareProcesses, type ProcessChanges } from './process.js'
import { compareSecrets, sameNumber, secretsOfProcess, secretsOfVariables } from './same-secrets.js'
import { compareVariables, type VariableChanges } from './variables.js'

const RELEASE = {
  id: true,
  notes: true,
  processSnapshotId: true,
  variableSnapshotId: true,
  project: { select: { id: true, projectGroupId: true } },
  packages: {
    orderBy: [{ actionName: 'asc' as const }, { name: 'asc' as const }],
    select: { actionName: true, name: true, packageId: true, packageKey: true, version: true },
  },
}

/** Two releases that the caller sees, of projects that they see. */
export type Comparison = Record<'from' | 'to', Awaited<ReturnType<typeof findReleases>>[number]>

/** Finds two releases of one Space. Throws `BAD_ID`, `BAD_INPUT` for one in another Space, `NOT_FOUND` for what does not exist for the caller. */
export async function findBoth(context: SpaceContext, from: string, to: string): Promise<Comparison> {
  const [first, second] = [readIdOf('Releases', from), readIdOf('Releases', to)]
  if (first.space !== second.space) throw new SpaceportError('BAD_INPUT', 'The releases are in two Spaces.')
  const ids = first.space === context.space ? [first.local, second.local] : []
  const rows = await findReleases(context, ids)
  const find = (id: string, local: number) => {
    const row = rows.find((one) => one.id === local)
    if (!row) throw new SpaceportError('NOT_FOUND', `There is no ${quoted(id)}.`)
    return row
  }
  return { from: find(from, first.local), to: find(to, second.local) }
}

function findReleases(context: SpaceContext, ids: number[]) {
  const seen = allOf([visible(context, 'Releases'), leadsTo('project', visible(context, 'Projects'))])
  return context.db.release.findMany({ where: { AND: [{ id: { in: ids } }, seen] }, select: RELEASE })
}

/** What became of the process; null for a caller who may not see that of both. */
export async function processChanges(context: SpaceContext, { from, to }: Comparison): Promise<ProcessChanges | null> {
  if (![from, to].every(({ project }) => seesProcess(context, project))) return null
  const [before, after] = await Promise.all(
    [from, to].map(({ processSnapshotId: id }) => (id === null ? null : loadProcess(context, id))),
  )
  const same = isOfOneProject({ from, to })
    ? await compareSecrets(context, secretsOfProcess(before ?? null), secretsOfProcess(after ?? null))
    : sameNumber
  return compareProcesses(before ?? null, after ?? null, same)
}

/** What became of those variables that the caller may see; null for one who may see none of a project's. */
export async function variableChanges(
  context: SpaceContext,
  { from, to }: Comparison,
): Promise<(VariableChanges & { hasHidden: boolean }) | null> {
  if (![from, to].every(({ project }) => seesVariables(context, project))) return null
  const [before, after] = await Promise.all([from, to].map((release) => seen(context, release)))
  const [old, now] = [before?.variables ?? [], after?.variables ?? []]
  const same = isOfOneProject({ from, to })
    ? await compareSecrets(context, secretsOfVariables(old), secretsOfVariables(now))
    : sameNumber
  return { ...compareVariables(old, now, same), hasHidden: before?.hasHidden === true || after?.hasHidden === true }
}

/** What sensitive values of two projects say is not compared: else whoever sets one's finds out the other's by trying. */
function isOfOneProject({ from, to }: Comparison): boolean {
  return from.project.id === to.project.id
}

async function seen(
  context: SpaceContext,
  { project, variableSnapshotId }: Comparison['from'],
): Promise<{ variables: FrozenVariable[]; hasHidden: boolean }> {
  if (variableSnapshotId === null) return { variables: [], hasHidden: false }
  const { variables: all } = await loadVariables(context, variableSnapshotId)
  const variables = seenVariables(context, project, all)
  return { variables, hasHidden: variables.length < all.length }
}
