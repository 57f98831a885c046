import { refuse } from '@spaceport/kit/write/outcome'
import type { SpaceContext } from '../context.js'
import { requireTags } from '../tag-set/tag-id.js'
import { change, type Tx } from '../write/change.js'
import { changed } from '../write/changed.js'
import { freeName } from '../write/free-name.js'
import { readSubject } from '../write/references.js'
import { requireReference } from '../write/subject.js'
import { readText } from '../write/text.js'
import { requireVersion } from '../write/version.js'
import { holdChannel, requireProjectWritable } from './hold.js'
import { keptChannel, withoutDefault } from './kept.js'
import { readRules, type RuleGiven } from './rule.js'

/** What is to change of a channel; what is left out stays. */
export type UpdateChannel = {
  id: string
  name?: string | null
  description?: string | null
  /** Null: the project's. */
  lifecycle?: string | null
  isDefault?: boolean | null
  /** All its rules, in order. */
  rules?: RuleGiven[] | null
  /** All its tenant tags. */
  tenantTags?: string[] | null
  expectedVersion?: number | null
  idempotencyKey?: string | null
}

type Row = { id: number; projectId: number; isDefault: boolean }

/**
 * Changes a channel. Throws `VERSION_CONFLICT`, `CONFLICT` for a taken name, or `INVALID_STATE` for a project that is archived or would have
 * no default channel any more.
 */
export function updateChannel(context: SpaceContext, input: UpdateChannel): Promise<{ local: number }> {
  const local = readSubject(context, 'Channels', input.id, 'id')
  return change(context, {
    operation: 'updateChannel',
    permission: 'ProcessEdit',
    input,
    at: (tx) => holdChannel(tx, context, local),
    async run(tx) {
      const before = await keptChannel(tx, local)
      await requireVersion(tx, context, 'Channels', before, input.expectedVersion)
      await requireProjectWritable(tx, before.projectId, 'input', 'id')
      const data = {
        ...(await newName(tx, before, input)),
        ...(await newLinks(tx, context, input)),
        ...newParts(input),
      }
      const others = await newDefault(tx, context, before, input)
      const isDefault = before.isDefault || input.isDefault === true
      await tx.channel.update({ where: { id: local }, data: { ...data, isDefault, version: { increment: 1 } } })
      const after = await keptChannel(tx, local)
      return { answer: { local }, changed: [...others, changed(context, 'Channels', { before, after })] }
    },
  })
}

async function newName(tx: Tx, { id, projectId }: Row, { name }: UpdateChannel) {
  if (name === null || name === undefined) return {}
  return freeName(name, 'channel', (nameKey) =>
    tx.channel.findFirst({ where: { projectId, nameKey, id: { not: id } } }),
  )
}

async function newLinks(tx: Tx, context: SpaceContext, { lifecycle, tenantTags }: UpdateChannel) {
  const isOwn = typeof lifecycle === 'string'
  const lifecycleId = isOwn ? await requireReference(tx, context, 'Lifecycles', lifecycle, 'input', 'lifecycle') : null
  return {
    ...(lifecycle === undefined ? {} : { lifecycleId }),
    ...(tenantTags ? { tenantTagIds: await requireTags(tx, context, tenantTags, 'input', 'tenantTags') } : {}),
  }
}

function newParts({ description, rules }: UpdateChannel) {
  return {
    ...(description === undefined ? {} : { description: readText(description, 'input', 'description') }),
    ...(rules ? { rules: { deleteMany: {}, create: readRules(rules, 'input', 'rules') } } : {}),
  }
}

/** Takes the default away from the channel that has it, if this one is to have it. A project always has one. */
async function newDefault(tx: Tx, context: SpaceContext, before: Row, { isDefault }: UpdateChannel) {
  if (isDefault === false && before.isDefault) {
    throw refuse('INVALID_STATE', 'A project has a default channel: make another one it.', 'input', 'isDefault')
  }
  return isDefault === true && !before.isDefault ? withoutDefault(tx, context, before.projectId) : []
}
