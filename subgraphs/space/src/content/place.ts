import { join } from 'node:path'
import { SpaceportError } from '@spaceport/kit/errors'
import { spaceNumber } from '@spaceport/kit/ids'

/** The folders of one Space's content: `files/ab/abcd...` by digest, and what is under way, which is nobody's content yet. */
export type Place = {
  /** `<data>/content/Spaces-3` */
  folder: string
  /** Of what is under way. */
  parts: string
  /** The folder of a file that is complete, and the file. */
  shelf(sha256: string): string
  file(sha256: string): string
  /** An upload that has not all its bytes. */
  part(sha256: string): string
}

/** Whether a text is a SHA-256 in hex, as files of content are named: lower case only, so that each has one name. */
export function isDigest(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text)
}

/** Where a Space's content is. Throws `BAD_ID` for what is not a Space's id. */
export function placeOf(content: string, space: string): Place {
  if (spaceNumber(space) === null) throw new SpaceportError('BAD_ID', 'That is not the id of a Space.')
  const folder = join(content, space)
  const parts = join(folder, 'parts')
  const shelf = (sha256: string) => join(folder, checked(sha256).slice(0, 2))
  return {
    folder,
    parts,
    shelf,
    file: (sha256) => join(shelf(sha256), sha256),
    part: (sha256) => join(parts, `${checked(sha256)}.part`),
  }
}

/** A digest; throws `BAD_INPUT` for any other text, which could name another place. */
function checked(sha256: string): string {
  if (!isDigest(sha256)) throw new SpaceportError('BAD_INPUT', 'A file of content is named by its SHA-256, in hex.')
  return sha256
}
