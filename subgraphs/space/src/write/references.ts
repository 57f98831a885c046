import { SpaceportError } from '@spaceport/kit/errors'
import { parseId } from '@spaceport/kit/ids'
import { refuse } from '@spaceport/kit/write/outcome'
import type { SpaceContext } from '../context.js'
import { KINDS, quoted, readIdOf, type Kind } from '../entity/kinds.js'

/** Checks that an input names this Space. Throws `BAD_ID`, or `NOT_FOUND` for another Space. */
export function readThisSpace(context: SpaceContext, id: string): void {
  if (parseId(id)?.kind !== 'Spaces')
    throw refuse('BAD_ID', `${quoted(id)} is not the id of a Space.`, 'input', 'space')
  if (id !== context.spaceId) throw refuse('NOT_FOUND', `There is no ${quoted(id)}.`, 'input', 'space')
}

/** The local id of what a change is about. Throws `BAD_ID` for another kind, `NOT_FOUND` for another Space. */
export function readSubject(context: SpaceContext, kind: Kind, id: string, field: string): number {
  const { space, local } = withPath(() => readIdOf(kind, id), ['input', field])
  if (space !== context.space) throw unknown(id, 'input', field)
  return local
}

/** The local id of what a change refers to. Throws `BAD_ID` for another kind, and for another Space: no row refers across. */
export function readReference(context: SpaceContext, kind: Kind, id: string, ...path: string[]): number {
  const { space, local } = withPath(() => readIdOf(kind, id), path)
  if (space !== context.space) {
    throw refuse(
      'BAD_ID',
      `${quoted(id)} is in another Space; only a ${KINDS[kind]} of ${context.spaceId} fits.`,
      ...path,
    )
  }
  return local
}

/** The local ids of several references, each once, in order. */
export function readReferences(context: SpaceContext, kind: Kind, ids: readonly string[], ...path: string[]): number[] {
  return [...new Set(ids.map((id) => readReference(context, kind, id, ...path)))]
}

/** The refusal of an id that names nothing that the caller can see. */
export function unknown(id: string, ...path: string[]): SpaceportError {
  return refuse('NOT_FOUND', `There is no ${quoted(id)}.`, ...path)
}

/** Runs `read` and says where in the input its refusal belongs. */
export function withPath<T>(read: () => T, path: string[]): T {
  try {
    return read()
  } catch (error) {
    throw error instanceof SpaceportError ? refuse(error.code, error.message, ...path) : error
  }
}
