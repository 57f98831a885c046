import { SpaceportError } from '@spaceport/kit/errors'
import type { OwnedRow } from './owned.js'

/** Throws `VERSION_CONFLICT` unless a row stands in an epoch: what comes late from an earlier change of owner has no effect any more. */
export function requireEpoch(row: OwnedRow, epoch: number): void {
  if (row.epoch === epoch) return
  throw new SpaceportError('VERSION_CONFLICT', `Its epoch is ${row.epoch}, not ${epoch}.`, {
    path: ['epoch'],
    epoch: row.epoch,
  })
}
