import { generateSpaceKeys } from '@spaceport/kit/bundle/identity'
import { generateKeyPair } from '@spaceport/kit/assertion/keys'
import { AssertionVerifier } from '@spaceport/kit/assertion/verify'
import type { Caller } from '@spaceport/kit/caller'
import {
  journeyQuestionSchema,
  type JourneyBy,
  type JourneyEvent,
  type JourneyKind,
  type JourneyRelease,
  type SpaceJourneys,
} from '@spaceport/kit/journey/facts'
import type { InstanceMember } from '@spaceport/kit/membership'
import { jsonBody } from '@spaceport/kit/server/route'
import { startService } from '@spaceport/kit/server/service'

const keys = [1, 2, 3, 4, 5].map((n) => generateSpaceKeys(`Space ${n}`))

/** The identity of a test Space, `Spaces-1` to `Spaces-5`; the last is of no fleet. */
export const identity = (space: number) => keys[space - 1]!.identity

/** The root of a test Space. */
export const root = (space: number) => identity(space).root

/** A test Space as signed texts name it. */
export const place = (space: number) => ({ root: root(space), space: `Space ${space}` })

/** The minute of the day on which everything happened, as a text. */
export const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 12, minute)).toISOString()

/** An event as a Space tells it. */
export function event(kind: JourneyKind, key: string, minute: number, more: Partial<JourneyEvent> = {}): JourneyEvent {
  return {
    ...{ key: `${kind}:${key}`, kind, at: at(minute), source: 'HERE', where: null, id: null, environment: null },
    ...{ state: null, bundle: null, sequence: null, peer: null, expiresAt: null, build: null },
    ...more,
  }
}

/** What a Space tells of the release 1.0 of Shop, which was made as release 1 of `Spaces-1`. */
export function telling(more: Partial<JourneyRelease> = {}): JourneyRelease {
  const origin = `${root(1)}/Spaces-1/Releases-1`
  return { id: null, project: 'Shop', version: '1.0', origin, reached: [], events: [], truncated: false, ...more }
}

/** An Instance that tells the zone, and nobody else, of its Spaces' identities and journeys. */
export type JourneyInstance = {
  member: InstanceMember
  /** What was asked of it, and on whose behalf. */
  asked: { path: string; spaces: string[]; by: JourneyBy | null; caller: Caller | null }[]
  /** What its Spaces tell, by id; null: the Space does not answer. A Space that is left out tells of nothing. */
  tells: Record<string, JourneyRelease[] | null>
  /** What it does instead of telling. */
  instead: ((spaces: string[]) => Response | Promise<Response>) | null
  /** Spaces of it without keys. */
  keyless: Set<string>
  close(): Promise<void>
}

/** Starts one on a free port. `zoneKey` is the public key of the zone that it believes. */
export async function startJourneys(id: string, spaces: string[], zoneKey: string): Promise<JourneyInstance> {
  const own = generateKeyPair()
  const numberOf = (space: string) => Number(space.slice('Spaces-'.length))
  const rootOf = (space: string) => (instance.keyless.has(space) ? null : root(numberOf(space)))
  const tell = (space: string): SpaceJourneys => {
    const releases = instance.tells[space] === undefined ? [] : instance.tells[space]
    const reason = releases ? null : 'SPACE_UNAVAILABLE'
    return { space, root: releases && rootOf(space), releases, reason, truncated: false }
  }
  const service = await startService({
    host: '127.0.0.1',
    port: 0,
    verifier: new AssertionVerifier({ audience: id, privateKey: own.privateKey, peers: { zone: zoneKey } }),
    routes: [
      {
        method: 'POST',
        path: '/internal/identities',
        from: ['zone'],
        handle({ path, caller }) {
          instance.asked.push({ path, spaces: [], by: null, caller })
          const told = spaces.map((space) => ({ space, identity: rootOf(space) && identity(numberOf(space)) }))
          return Response.json({ spaces: told })
        },
      },
      {
        method: 'POST',
        path: '/internal/journeys',
        from: ['zone'],
        handle(request) {
          const question = journeyQuestionSchema.parse(jsonBody(request))
          instance.asked.push({ path: request.path, ...question, caller: request.caller })
          return instance.instead?.(question.spaces) ?? Response.json({ spaces: question.spaces.map(tell) })
        },
      },
    ],
  })
  const instance: JourneyInstance = {
    member: { id, name: id, url: service.url, publicKey: own.publicKey },
    asked: [],
    tells: {},
    instead: null,
    keyless: new Set(),
    close: () => service.close(0),
  }
  return instance
}
