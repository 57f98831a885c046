import { SpaceportError } from '@spaceport/kit/errors'

/** How much content a Space may have. Sizes are in bytes. */
export type ContentLimits = {
  /** One file. */
  file: number
  /** All files of one Space, those under way included. */
  space: number
  /** Uploads of one Space that are under way. */
  uploads: number
  /** Milliseconds after which an upload that nobody went on with is forgotten. */
  patience: number
}

const GIB = 1024 ** 3

/** What holds unless the settings say otherwise. */
export const CONTENT_LIMITS: ContentLimits = {
  file: 8 * GIB,
  space: 64 * GIB,
  uploads: 64,
  patience: 7 * 24 * 60 * 60 * 1_000,
}

/** The largest piece of a file that is passed on at once, in bytes. */
export const LARGEST_PIECE = 8 * 1024 * 1024

/** The refusal of a file that is beyond `limit`. */
export function fileTooLarge(limit: number): SpaceportError {
  return new SpaceportError('TOO_LARGE', `A file of content has at most ${Math.floor(limit / 1024 / 1024)} MiB.`)
}
