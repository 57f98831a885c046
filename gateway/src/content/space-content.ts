import type { Caller } from '@spaceport/kit/caller'
import type { ComponentClient } from '@spaceport/kit/client'
import { SpaceportError, type ErrorCode } from '@spaceport/kit/errors'
import { z } from 'zod'
import type { RequestClock } from '../auth/authenticate.js'
import type { FleetInstance } from '../fleet/context.js'
import { failure, failureError, type FailureReason } from '../fleet/failure.js'
import type { InstanceGuard } from '../fleet/instance/guard.js'
import { reasonOf } from '../fleet/outcome.js'
import type { InstanceClients } from '../fleet/transport.js'

/** A file of a Space. */
export type ContentFile = { space: string; sha256: string }

/** Who wants something of a file, and where it is. */
export type Errand = {
  file: ContentFile
  instance: FleetInstance
  caller: Caller
  clock: Pick<RequestClock, 'signal' | 'remaining' | 'requestId'>
}

const progressSchema = z.object({ offset: z.number().int().min(0), complete: z.boolean() })

/** How far a file's upload is. */
export type Progress = z.infer<typeof progressSchema>

/** What a Space refuses in words that are meant for the caller. */
const PASSED_ON: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'NOT_FOUND',
  'FORBIDDEN',
  'READ_ONLY_KEY',
  'BAD_INPUT',
  'CONFLICT',
  'TOO_LARGE',
  'BUNDLE_TAMPERED',
])

/**
 * The files of Spaces, as the Instances keep them. Each call counts among those that its Instance may have at once. Throws what the Space refuses,
 * else `SPACE_UNAVAILABLE` or `SPACE_TIMEOUT`.
 */
export class SpaceContent {
  constructor(
    private readonly clients: Pick<InstanceClients, 'of'>,
    private readonly guard: Pick<InstanceGuard, 'admit'>,
  ) {}

  /** How far a file is. */
  async progress(errand: Errand): Promise<Progress> {
    const call = { path: '/internal/content/offset', json: errand.file }
    return this.#ask(errand, async (client, common) => progressSchema.parse(await client.ask({ ...common, ...call })))
  }

  /** Adds the next piece to a file of `total` bytes. */
  async append(errand: Errand, offset: number, bytes: Uint8Array, total: number): Promise<Progress> {
    const { space, sha256 } = errand.file
    const call = { path: `/internal/content/${space}/${sha256}/${offset}/${total}`, bytes }
    return this.#ask(errand, async (client, common) => progressSchema.parse(await client.ask({ ...common, ...call })))
  }

  /** Reads just `length` bytes of a file. */
  async read(errand: Errand, offset: number, length: number): Promise<Buffer> {
    // Even of an empty file something is asked for: whether the caller may read it shows only there.
    const call = { path: '/internal/content/read', json: { ...errand.file, offset, length: Math.max(1, length) } }
    return this.#ask(errand, async (client, common) => {
      const bytes = await client.bytes({ ...common, ...call }, length)
      if (bytes.length !== length) throw new SyntaxError('an Instance gave other bytes than it has')
      return bytes
    })
  }

  async #ask<T>(
    { file, instance, caller, clock }: Errand,
    ask: (client: ComponentClient, common: Common) => Promise<T>,
  ): Promise<T> {
    const ended = this.guard.admit(instance)
    if (typeof ended === 'string') throw unavailable(file.space, ended)
    const { signal, requestId } = clock
    try {
      const common = { method: 'POST', caller, signal, requestId, remaining: clock.remaining() } as const
      const answer = await ask(this.clients.of(instance), common)
      ended('answered')
      return answer
    } catch (error) {
      const refused = error instanceof SpaceportError && PASSED_ON.has(error.code)
      const gone = signal.aborted && !(signal.reason instanceof SpaceportError)
      ended(refused ? 'answered' : gone ? 'abandoned' : 'failed')
      if (refused || gone) throw error
      throw unavailable(file.space, reasonOf(error, signal))
    }
  }
}

type Common = { method: 'POST'; caller: Caller; signal: AbortSignal; requestId: string; remaining: number }

function unavailable(space: string, reason: FailureReason): SpaceportError {
  const { message, extensions } = failureError(space, failure(reason), [])
  const code = reason === 'TIMEOUT' ? 'SPACE_TIMEOUT' : 'SPACE_UNAVAILABLE'
  return new SpaceportError(code, message, { ...extensions })
}
