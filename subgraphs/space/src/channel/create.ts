import type { SpaceContext } from '../context.js'
import { requireTags } from '../tag-set/tag-id.js'
import { change } from '../write/change.js'
import { changed } from '../write/changed.js'
import { freeName } from '../write/free-name.js'
import { lockRow } from '../write/lock.js'
import { readSubject } from '../write/references.js'
import { requirePosition, requireReference } from '../write/subject.js'
import { readText } from '../write/text.js'
import { requireProjectWritable } from './hold.js'
import { keptChannel, withoutDefault } from './kept.js'
import { readRules, type RuleGiven } from './rule.js'

/** What a new channel is to be. */
export type CreateChannel = {
  project: string
  name: string
  description?: string | null
  lifecycle?: string | null
  isDefault?: boolean | null
  rules?: RuleGiven[] | null
  tenantTags?: string[] | null
  idempotencyKey?: string | null
}

/**
 * Creates a channel of a project. The first one is its default, and so is one that is to be: then the default before it is none any more.
 * Throws `CONFLICT` when the project has one of the name.
 */
export function createChannel(context: SpaceContext, input: CreateChannel): Promise<{ local: number }> {
  const projectId = readSubject(context, 'Projects', input.project, 'project')
  return change(context, {
    operation: 'createChannel',
    permission: 'ProcessEdit',
    input,
    async at(tx) {
      const { ProjectGroups, Projects } = await requirePosition(tx, context, 'Projects', projectId, 'input', 'project')
      await lockRow(tx, 'project', projectId)
      return { ProjectGroups, Projects, Environments: [], Tenants: [] }
    },
    async run(tx) {
      await requireProjectWritable(tx, projectId, 'input', 'project')
      const named = await freeName(input.name, 'channel', (nameKey) =>
        tx.channel.findUnique({ where: { projectId_nameKey: { projectId, nameKey } } }),
      )
      const { lifecycle, tenantTags, rules } = input
      const data = {
        ...named,
        projectId,
        description: readText(input.description, 'input', 'description'),
        lifecycleId:
          typeof lifecycle === 'string'
            ? await requireReference(tx, context, 'Lifecycles', lifecycle, 'input', 'lifecycle')
            : null,
        tenantTagIds: await requireTags(tx, context, tenantTags ?? [], 'input', 'tenantTags'),
        rules: { create: readRules(rules ?? [], 'input', 'rules') },
      }
      const isFirst = (await tx.channel.count({ where: { projectId, isDefault: true } })) === 0
      const isDefault = isFirst || input.isDefault === true
      const others = isDefault ? await withoutDefault(tx, context, projectId) : []
      const { id } = await tx.channel.create({ data: { ...data, isDefault } })
      const after = await keptChannel(tx, id)
      return { answer: { local: id }, changed: [...others, changed(context, 'Channels', { after })] }
    },
  })
}
