import { refuse } from '@spaceport/kit/write/outcome'
import type { SpaceContext } from '../context.js'
import { requireProjectBuiltHere } from '../project/remote.js'
import { change, type Tx } from '../write/change.js'
import { changed } from '../write/changed.js'
import { readSubject } from '../write/references.js'
import { readText } from '../write/text.js'
import { requireVersion } from '../write/version.js'
import { auditedRelease } from './audited.js'
import { chooseChannel, requireTaken } from './channel.js'
import { requireEditable } from './editable.js'
import { freeVersion } from './free-version.js'
import { frozenProcess } from './freeze.js'
import { holdRelease } from './hold.js'
import { choosePackages, type PackageChoice } from './packages.js'
import { replacePackages } from './replace-packages.js'

/** What is to change of a release; what is left out stays. */
export type UpdateRelease = {
  id: string
  version?: string | null
  notes?: string | null
  channel?: string | null
  /** All packages with their versions. */
  packages?: PackageChoice[] | null
  expectedVersion?: number | null
  idempotencyKey?: string | null
}

/**
 * Changes a release. Its channel and packages only before it is first deployed, else throws `INVALID_STATE`, which is thrown for an archived project's too. Throws `VERSION_CONFLICT`,
 * `CONFLICT` for a version that another one has, `BAD_INPUT` or `CHANNEL_MISMATCH` as its creation does.
 */
export function updateRelease(context: SpaceContext, input: UpdateRelease): Promise<{ local: number }> {
  const local = readSubject(context, 'Releases', input.id, 'id')
  return change(context, {
    operation: 'updateRelease',
    permission: 'ReleaseEdit',
    input,
    at: (tx) => holdRelease(tx, context, local, 'input', 'id'),
    async run(tx) {
      const before = await auditedRelease(tx, local)
      await requireVersion(tx, context, 'Releases', before, input.expectedVersion)
      await requireEditable(tx, before.projectId, 'input', 'id')
      await requireProjectBuiltHere(tx, before.projectId, 'input', 'id')
      const { version, notes } = input
      await tx.release.update({
        where: { id: local },
        data: {
          ...(typeof version === 'string' ? await freeVersion(tx, before.projectId, version, local) : {}),
          ...(notes === undefined ? {} : { notes: readText(notes, 'input', 'notes') }),
          ...(await newContent(tx, context, before, input)),
          version: { increment: 1 },
        },
      })
      const after = await auditedRelease(tx, local)
      return { answer: { local }, changed: [changed(context, 'Releases', { before, after })] }
    },
  })
}

type Before = Awaited<ReturnType<typeof auditedRelease>>

/** What is to be deployed: another channel may need other packages. */
async function newContent(tx: Tx, context: SpaceContext, before: Before, { channel, packages }: UpdateRelease) {
  const isMoved = typeof channel === 'string'
  if (!isMoved && !packages) return {}
  // Not how many or where: the caller need not be able to see them.
  if (await tx.deployment.findFirst({ where: { releaseId: before.id }, select: { id: true } })) {
    const what = packages ? 'packages' : 'channel'
    throw refuse('INVALID_STATE', `It has been deployed: its ${what} cannot change any more.`, 'input', what)
  }
  const channelId = isMoved ? await chooseChannel(tx, context, before.projectId, channel) : before.channelId
  const choices = packages ?? before.packages.map((one) => ({ ...one, action: one.actionName }))
  const chosen = choosePackages(await frozenProcess(tx, before), channelId, choices)
  await requireTaken(tx, channelId, chosen)
  await replacePackages(tx, before.id, chosen)
  return { channelId }
}
