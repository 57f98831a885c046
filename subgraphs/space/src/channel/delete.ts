import { refuse } from '@spaceport/kit/write/outcome'
import type { SpaceContext } from '../context.js'
import { change } from '../write/change.js'
import { changed } from '../write/changed.js'
import { readSubject } from '../write/references.js'
import { requireUnused, type Use } from '../write/unused.js'
import { requireVersion } from '../write/version.js'
import { holdChannel, requireProjectWritable } from './hold.js'
import { keptChannel } from './kept.js'

/** Which channel is to be deleted. */
export type DeleteChannel = { id: string; expectedVersion?: number | null; idempotencyKey?: string | null }

/** Deletes a channel. Throws `INVALID_STATE` for a default channel, `IN_USE` while releases, the process or variables name it. */
export function deleteChannel(context: SpaceContext, input: DeleteChannel): Promise<{ deletedId: string | null }> {
  const local = readSubject(context, 'Channels', input.id, 'id')
  return change(context, {
    operation: 'deleteChannel',
    permission: 'ProcessEdit',
    input,
    at: (tx) => holdChannel(tx, context, local),
    async run(tx) {
      const before = await keptChannel(tx, local)
      await requireVersion(tx, context, 'Channels', before, input.expectedVersion)
      await requireProjectWritable(tx, before.projectId, 'input', 'id')
      if (before.isDefault) {
        throw refuse('INVALID_STATE', 'It is the default channel: make another one it first.', 'input', 'id')
      }
      await requireUnused(tx, context, usesOf(local), 'input', 'id')
      await tx.channel.delete({ where: { id: local } })
      return { answer: { deletedId: input.id }, changed: [changed(context, 'Channels', { before })] }
    },
  })
}

function usesOf(channelId: number): Use[] {
  const process = { process: { steps: { some: { actions: { some: { channelIds: { has: channelId } } } } } } }
  return [
    { kind: 'Releases', where: { channelId }, called: ['release', 'releases'] },
    { kind: 'Projects', where: process, called: ['process of a project', 'processes of projects'] },
    { kind: 'Runbooks', where: process, called: ['process of a runbook', 'processes of runbooks'] },
    { kind: 'Variables', where: { channelIds: { has: channelId } }, called: ['variable', 'variables'] },
  ]
}
