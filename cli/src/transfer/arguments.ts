import { InvalidArgumentError } from 'commander'
import { parseEntityId, spaceNumber } from '@spaceport/kit/ids'

/** What the commands end with. */
export const EXIT_CODES = '\nExit codes: 0 it is done, 1 it was refused, 2 nothing could be done.'

/** Reads the id of a Space. */
export function readSpace(text: string): string {
  if (spaceNumber(text) === null) throw new InvalidArgumentError('A Space has an id such as Spaces-12.')
  return text
}

/** Reads the id of something in a Space, such as `Releases`. */
export function readEntity(kind: string): (text: string) => string {
  return (text) => {
    if (parseEntityId(text)?.kind === kind) return text
    throw new InvalidArgumentError(`Give an id such as Spaces-12/${kind}-7.`)
  }
}
