import { SpaceportError } from '@spaceport/kit/errors'
import { open } from '@spaceport/kit/secret/seal'
import { createHash } from 'node:crypto'
import type { SpaceContext } from '../context.js'
import { keptProperties } from '../process/properties.js'
import type { FrozenProcess } from '../process/snapshot.js'
import { secretPlace } from '../secret/place.js'
import type { FrozenVariable } from '../variable/snapshot.js'

/** Whether two sensitive values, by number, say the same; null: there is none. */
export type SameSecrets = (one: number | null, other: number | null) => boolean

/** The same by number alone. */
export const sameNumber: SameSecrets = (one, other) => one === other

/**
 * Tells whether sensitive values of two sets are the same: by number, else by what they say, for which all that only one set has are opened,
 * read by one statement. One that cannot be opened is never the same as another. Nothing of them leaves this function but the answers.
 */
export async function compareSecrets(
  { db, secrets, spaceId }: SpaceContext,
  before: readonly number[],
  after: readonly number[],
): Promise<SameSecrets> {
  const [old, now] = [new Set(before), new Set(after)]
  const only = [...[...old].filter((id) => !now.has(id)), ...[...now].filter((id) => !old.has(id))]
  const rows =
    only.length > 0
      ? await db.secret.findMany({ where: { id: { in: only } }, select: { id: true, keyId: true, sealed: true } })
      : []
  const ring = secrets.current()
  const place = secretPlace(spaceId)
  const digests = new Map<number, string>()
  for (const row of rows) {
    const digest = digestOf(() => open(ring, place, row))
    if (digest !== null) digests.set(row.id, digest)
  }
  return (one, other) => {
    if (one === other) return true
    const digest = one === null ? undefined : digests.get(one)
    return other !== null && digest !== undefined && digest === digests.get(other)
  }
}

/** The numbers of the sensitive values in a process. */
export function secretsOfProcess(process: FrozenProcess | null): number[] {
  const steps = process?.steps ?? []
  const texts = steps.flatMap(({ properties, actions }) => [properties, ...actions.map((action) => action.properties)])
  return texts.flatMap((properties) => [...keptProperties(properties).secrets.values()])
}

/** The numbers of the sensitive values among variables. */
export function secretsOfVariables(variables: readonly FrozenVariable[]): number[] {
  return variables.flatMap(({ secretId }) => secretId ?? [])
}

function digestOf(read: () => string): string | null {
  try {
    return createHash('sha256').update(read(), 'utf8').digest('base64')
  } catch (error) {
    if (error instanceof SpaceportError) return null
    throw error
  }
}
