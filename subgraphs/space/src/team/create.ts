import type { SpaceContext } from '../context.js'
import { change } from '../write/change.js'
import { changed } from '../write/changed.js'
import { freeName } from '../write/free-name.js'
import { readThisSpace } from '../write/references.js'
import { readText } from '../write/text.js'
import { readMembers } from './members.js'

/** What a new team is to be. */
export type CreateTeam = {
  space: string
  name: string
  description?: string | null
  /** People and groups, by id. */
  members?: string[] | null
  idempotencyKey?: string | null
}

/** Creates a team, which has no role yet. Throws `CONFLICT` when another one has the name. */
export function createTeam(context: SpaceContext, input: CreateTeam): Promise<{ local: number }> {
  readThisSpace(context, input.space)
  return change(context, {
    operation: 'createTeam',
    permission: 'TeamCreate',
    input,
    async run(tx) {
      const named = await freeName(input.name, 'team', (nameKey) => tx.team.findUnique({ where: { nameKey } }))
      const description = readText(input.description, 'input', 'description')
      const members = readMembers(input.members ?? [])
      const row = await tx.team.create({
        data: { ...named, description, members: { create: members.map((subject) => ({ subject })) } },
      })
      const after = { ...row, members }
      return { answer: { local: row.id }, changed: [changed(context, 'Teams', { after })] }
    },
  })
}
