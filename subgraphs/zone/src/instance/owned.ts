import type { OwnedKind } from '@spaceport/database/zone'
import { startDeadline } from '@spaceport/kit/deadline'
import { SpaceportError } from '@spaceport/kit/errors'
import { parseEntityId, spaceOf, type EntityId } from '@spaceport/kit/ids'
import { LARGEST_PAGE } from '@spaceport/kit/page/args'
import { z } from 'zod'
import type { ZoneContext } from '../context.js'
import { readEntityId } from '../graph/ids.js'

/** The kind that the ids of what is owned name. */
export const ID_KINDS = {
  ENVIRONMENT: 'Environments',
  TENANT: 'Tenants',
  VARIABLE: 'Variables',
} as const satisfies Record<OwnedKind, string>

/** Milliseconds that an Instance gets at most, and never more than half of what the request has: what follows needs time too. */
const LONGEST_CALL = 5_000

const answerSchema = z.object({ ids: z.array(z.string()) })

/** A page of what one Instance owns: `first` after the id `after`. */
export type OwnedPage = { instance: string; kind: OwnedKind; first: number; after: string | null }

/**
 * The ids of what an Instance owns and the caller may see, in the order of their ids: asked of the Instance itself, on the
 * caller's behalf, since what lives in a Space is known there alone. Throws `BAD_PAGE`, `BAD_ID`, `INSTANCE_UNAVAILABLE`.
 */
export async function askOwned(page: OwnedPage, context: Omit<ZoneContext, 'loaders'>): Promise<string[]> {
  const { instance, kind, first, after } = page
  if (!Number.isInteger(first) || first < 1 || first > LARGEST_PAGE) {
    throw new SpaceportError('BAD_PAGE', `A page has from 1 to ${LARGEST_PAGE} rows; ${first} were asked for.`)
  }
  if (after !== null) readEntityId(ID_KINDS[kind], after)
  const member = context.membership.instances.get(instance)
  const spaces = context.membership
    .spacesFor(context.caller)
    .flatMap((space) => (space.instance === instance ? space.id : []))
  if (!member || spaces.length === 0) return []
  const deadline = startDeadline(Math.min(context.remaining() / 2, LONGEST_CALL), context.signal)
  try {
    const { status, json } = await context.instances.to(member).call({
      method: 'POST',
      path: '/internal/ownership',
      json: { kind, spaces, limit: first, ...(after === null ? {} : { after }) },
      caller: context.caller,
      requestId: context.requestId,
      remaining: deadline.remaining(),
      signal: deadline.signal,
    })
    const ids = status === 200 ? answerSchema.safeParse(json).data?.ids : undefined
    if (ids && isSound(ids, page, spaces)) return ids
    throw unavailable(instance, 'BAD_ANSWER')
  } catch (error) {
    context.signal.throwIfAborted()
    if (error instanceof SpaceportError && error.code === 'INSTANCE_UNAVAILABLE') throw error
    throw unavailable(instance, deadline.signal.aborted ? 'TIMEOUT' : 'UNREACHABLE')
  } finally {
    deadline.end()
  }
}

function unavailable(instance: string, reason: 'TIMEOUT' | 'UNREACHABLE' | 'BAD_ANSWER'): SpaceportError {
  return new SpaceportError('INSTANCE_UNAVAILABLE', `${instance} did not answer.`, { instance, reason, retry: true })
}

/** Whether an Instance answered what it was asked: ids of the kind, in the Spaces asked, in order, after `after`, not too many. */
function isSound(ids: string[], { kind, first, after }: OwnedPage, spaces: string[]): boolean {
  const asked = new Set<string | null>(spaces)
  const line = (after === null ? ids : [after, ...ids]).map(parseEntityId)
  return (
    ids.length <= first &&
    ids.every((id) => parseEntityId(id)?.kind === ID_KINDS[kind] && asked.has(spaceOf(id))) &&
    line.every((id, i) => i === 0 || isBefore(line[i - 1] ?? null, id))
  )
}

function isBefore(a: EntityId | null, b: EntityId | null): boolean {
  return a !== null && b !== null && (a.space < b.space || (a.space === b.space && a.local < b.local))
}
