import { SpaceportError } from '@spaceport/kit/errors'
import { z } from 'zod'
import type { InstanceLine } from './line.js'

/** The bytes that are passed on at once: one piece is in memory, however large the file. */
export const PIECE = 2 * 1024 * 1024

const progressSchema = z.object({ offset: z.number().int().nonnegative(), complete: z.boolean() })

/** From which Space to which, and how their Instances are reached. */
export type Way = {
  source: InstanceLine
  target: InstanceLine
  sourceSpace: string
  targetSpace: string
}

/** Called with the bytes that have arrived of the file; whether to go on. */
export type OnArrived = (bytes: number, moved: boolean) => Promise<boolean>

/**
 * Sends a file from one Space's content to another's, piece by piece, from the byte on at which the receiver is. True when it is there
 * wholly, as the receiver has checked; false if it was told to stop before.
 */
export async function sendFile(
  way: Way,
  file: { sha256: string; size: number },
  onArrived: OnArrived,
): Promise<boolean> {
  const { sha256, size } = file
  let { offset, complete } = await way.target.ask(
    '/internal/content/offset',
    { space: way.targetSpace, sha256 },
    progressSchema,
  )
  let goesOn = await onArrived(complete ? size : offset, false)
  while (!complete) {
    if (!goesOn) return false
    const length = Math.min(PIECE, size - offset)
    if (length < 0 || (length === 0 && size > 0)) throw astray()
    const piece = { space: way.sourceSpace, sha256, offset, length }
    // An empty file is one empty piece.
    const bytes = length === 0 ? Buffer.alloc(0) : await way.source.read('/internal/content/read', piece, length)
    const path = `/internal/content/${way.targetSpace}/${sha256}/${offset}/${size}`
    const next = await way.target.send(path, bytes, progressSchema).catch(aside)
    if (next.offset <= offset && !next.complete) throw astray()
    ;({ offset, complete } = next)
    goesOn = await onArrived(complete ? size : offset, true)
  }
  return true
}

/** Somebody else sends the same file at the moment: later it is there, or can be gone on with. */
function aside(error: unknown): never {
  if (error instanceof SpaceportError && error.code === 'CONFLICT') throw astray()
  throw error
}

function astray(): SpaceportError {
  return new SpaceportError('INSTANCE_UNAVAILABLE', 'The receiver is at another byte of the file.')
}
