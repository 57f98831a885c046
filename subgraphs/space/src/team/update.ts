import type { SpaceContext } from '../context.js'
import { change, type Tx } from '../write/change.js'
import { changed } from '../write/changed.js'
import { freeName } from '../write/free-name.js'
import { readSubject } from '../write/references.js'
import { holdSubject } from '../write/subject.js'
import { readText } from '../write/text.js'
import { requireVersion } from '../write/version.js'

/** What is to change of a team; what is left out stays. */
export type UpdateTeam = {
  id: string
  name?: string | null
  description?: string | null
  expectedVersion?: number | null
  idempotencyKey?: string | null
}

/** Changes a team's name or description. Throws `VERSION_CONFLICT`, or `CONFLICT` for a taken name. */
export function updateTeam(context: SpaceContext, input: UpdateTeam): Promise<{ local: number }> {
  const local = readSubject(context, 'Teams', input.id, 'id')
  return change(context, {
    operation: 'updateTeam',
    permission: 'TeamEdit',
    input,
    at: (tx) => holdSubject(tx, context, 'Teams', local, 'input', 'id'),
    async run(tx) {
      const before = await tx.team.findUniqueOrThrow({ where: { id: local } })
      await requireVersion(tx, context, 'Teams', before, input.expectedVersion)
      const { description } = input
      const after = await tx.team.update({
        where: { id: local },
        data: {
          ...(await newName(tx, local, input)),
          ...(description === undefined ? {} : { description: readText(description, 'input', 'description') }),
          version: { increment: 1 },
        },
      })
      return { answer: { local }, changed: [changed(context, 'Teams', { before, after })] }
    },
  })
}

async function newName(tx: Tx, local: number, { name }: UpdateTeam) {
  if (name === null || name === undefined) return {}
  return freeName(name, 'team', (nameKey) => tx.team.findFirst({ where: { nameKey, id: { not: local } } }))
}
