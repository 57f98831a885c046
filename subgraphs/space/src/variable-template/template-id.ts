import { SpaceportError } from '@spaceport/kit/errors'
import { entityId, parseEntityId } from '@spaceport/kit/ids'
import type { SpaceContext } from '../context.js'
import { quoted } from '../entity/kinds.js'
import { unknown, withPath } from '../write/references.js'

/** The id of a template: `Spaces-12/VariableTemplates-7`. A template is a part of its owner: `node` does not find it. */
export function templateId({ space }: Pick<SpaceContext, 'space'>, local: number): string {
  return entityId(space, 'VariableTemplates', local)
}

/** The local id of a template that an input names. Throws `BAD_ID` for any other id, `NOT_FOUND` for another Space. */
export function readTemplateId({ space }: SpaceContext, id: string, ...path: string[]): number {
  const parsed = withPath(() => parsedId(id), path)
  if (parsed.space !== space) throw unknown(id, ...path)
  return parsed.local
}

function parsedId(id: string) {
  const parsed = parseEntityId(id)
  if (parsed?.kind === 'VariableTemplates') return parsed
  throw new SpaceportError('BAD_ID', `${quoted(id)} is not the id of a variable template.`)
}
