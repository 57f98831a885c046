import type { Caller } from '@spaceport/kit/caller'
import { SpaceportError } from '@spaceport/kit/errors'
import type { Membership } from '@spaceport/kit/membership'
import type { RequestClock } from '../auth/authenticate.js'
import type { EdgeRequest } from '../edge/http.js'
import { enterableSpaces } from '../fleet/context.js'
import type { ContentFile, Errand, SpaceContent } from './space-content.js'
import type { Transfers } from './transfers.js'

/** What the routes of content are made of. */
export type ContentOptions = {
  /** Says who asks, and counts points of theirs. Asked anew for each piece, so that whoever lost a right meanwhile gets no further one. */
  authorize(request: Pick<EdgeRequest, 'headers'>, clock: RequestClock, points: number): Promise<Caller>
  membership: Membership
  content: SpaceContent
  transfers: Transfers
}

/** Bytes that count as much as one request in the caller's rate limit. */
const BYTES_PER_POINT = 256 * 1024

/** The points of a request that moves so many bytes. */
export function pointsOfBytes(bytes: number): number {
  return 1 + Math.ceil(bytes / BYTES_PER_POINT)
}

/** The file that a path names: `/spaces/Spaces-3/content/<sha256>`. Throws `BAD_INPUT`. */
export function fileOf(path: string): ContentFile {
  const [, , space = '', , sha256 = ''] = path.split('/')
  if (!/^[0-9a-f]{64}$/.test(sha256)) {
    throw new SpaceportError('BAD_INPUT', 'A file of content is named by its SHA-256, in hex.')
  }
  return { space, sha256 }
}

/** Who wants a file, and where it is, at this moment. Throws `UNAUTHENTICATED`, `RATE_LIMITED`, or `NOT_FOUND` for a Space that they may not enter. */
export async function visit(
  options: Pick<ContentOptions, 'authorize' | 'membership'>,
  request: Pick<EdgeRequest, 'headers'>,
  file: ContentFile,
  clock: RequestClock,
  points: number,
): Promise<Errand> {
  const caller = await options.authorize(request, clock, points)
  const instance = enterableSpaces(options.membership, caller).get(file.space)
  if (!instance) throw new SpaceportError('NOT_FOUND', 'There is no such Space.')
  return { file, instance, caller, clock }
}
