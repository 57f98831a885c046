import { SpaceportError } from '@spaceport/kit/errors'
import { parseId } from '@spaceport/kit/ids'

/** What the directory gives ids to, and what people call it. */
const KINDS = {
  Spaces: 'a Space',
  Instances: 'an Instance',
  Users: 'a user',
  Groups: 'a group',
  ApiKeys: 'an API key',
  Sessions: 'a session',
  IdentityProviders: 'an identity provider',
  TokenIssuers: 'an issuer of tokens',
  SavedViews: 'a saved view',
} as const

/** A kind as ids name it. */
export type Kind = keyof typeof KINDS

/** The id of row `n` of a kind: `Users-1`. */
export function directoryId(kind: Kind, n: number): string {
  return `${kind}-${n}`
}

/** The row that an id of this kind names. Throws `BAD_ID` if it is none; `path` leads to the input that holds it. */
export function readId(kind: Kind, id: string, ...path: string[]): number {
  const parsed = parseId(id)
  if (parsed?.kind === kind) return parsed.n
  const shown = JSON.stringify(id.length > 80 ? `${id.slice(0, 80)}...` : id)
  throw new SpaceportError('BAD_ID', `${shown} is not the id of ${KINDS[kind]}.`, path.length > 0 ? { path } : {})
}

/** The rows that ids of this kind name; other ids name none. */
export function localIds(kind: Kind, ids: readonly string[]): number[] {
  return ids.flatMap((id) => {
    const parsed = parseId(id)
    return parsed?.kind === kind ? parsed.n : []
  })
}

/** That something does not exist, or not for this caller, which is the same. */
export function notFound(kind: Kind, ...path: string[]): SpaceportError {
  const message = `There is no such ${KINDS[kind].replace(/^an? /, '')}.`
  return new SpaceportError('NOT_FOUND', message, path.length > 0 ? { path } : {})
}
