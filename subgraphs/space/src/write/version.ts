import { entityId } from '@spaceport/kit/ids'
import { refuse } from '@spaceport/kit/write/outcome'
import { SpaceportError } from '@spaceport/kit/errors'
import { shownNames } from '../event/shown-names.js'
import type { SpaceContext } from '../context.js'
import type { Kind } from '../entity/kinds.js'
import type { Tx } from './change.js'

/** The most changes that a refusal looks back at. */
const MOST_CHANGES = 20

type Held = { id: number; version: number }

/**
 * Throws `VERSION_CONFLICT` if the caller expected another version than a row has, and tells who changed what of it since the version
 * that they read, as the audit has it.
 */
export async function requireVersion(
  tx: Tx,
  context: SpaceContext,
  // A process is no entity of its own, but has versions of its own.
  kind: Kind | 'DeploymentProcesses',
  row: Held,
  expected: number | null | undefined,
): Promise<void> {
  if (expected === null || expected === undefined || expected === row.version) return
  if (expected < 1) throw refuse('BAD_INPUT', 'Versions count from 1.', 'input', 'expectedVersion')
  const since = expected < row.version ? await changesSince(tx, entityId(context.space, kind, row.id), expected) : []
  const told = since.map(({ actor, columns }) => `${actor} changed ${columns.join(', ')}`)
  const what = told.length > 0 ? ` ${told.join('; ')}.` : ''
  throw new SpaceportError(
    'VERSION_CONFLICT',
    `It was changed meanwhile: it has version ${row.version}, not ${expected}.${what}`,
    { path: ['input', 'expectedVersion'], version: row.version },
  )
}

type Since = { actor: string; columns: string[] }

async function changesSince(tx: Tx, subject: string, expected: number): Promise<Since[]> {
  const events = await tx.auditEvent.findMany({
    where: { subject },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: MOST_CHANGES,
    select: { actor: true, before: true, after: true },
  })
  const since = events.filter(({ after }) => versionOf(after) > expected).reverse()
  return since.flatMap(({ actor, before, after }) => {
    const columns = shownNames(before, after)
    return columns.length > 0 ? [{ actor, columns }] : []
  })
}

function versionOf(state: unknown): number {
  const version = typeof state === 'object' && state !== null && 'version' in state ? state.version : null
  return typeof version === 'number' ? version : 0
}
