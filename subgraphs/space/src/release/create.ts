import { holdBuildInformation, withBuildInformation } from '../build-information/link.js'
import type { SpaceContext } from '../context.js'
import { deployWhatFollows, whatFollows } from '../deployment/automatic.js'
import { requireActive } from '../project/active.js'
import { requireBuiltHere } from '../project/remote.js'
import { change } from '../write/change.js'
import { changed } from '../write/changed.js'
import { readSubject } from '../write/references.js'
import { readText } from '../write/text.js'
import { auditedRelease } from './audited.js'
import { chooseChannel, requireTaken } from './channel.js'
import { freeVersion } from './free-version.js'
import { freezeProject, frozenProcess } from './freeze.js'
import { holdProject } from './hold.js'
import { choosePackages, type PackageChoice } from './packages.js'

/** What a new release is to be. */
export type CreateRelease = {
  project: string
  version: string
  notes?: string | null
  /** The project's default one when left out. */
  channel?: string | null
  packages?: PackageChoice[] | null
  idempotencyKey?: string | null
}

/**
 * Creates a release of a project, which from then on has the process and the variables that the project has now. Throws `CONFLICT` when the
 * project has one of that version, `BAD_INPUT` unless each package that the process needs has a version, `CHANNEL_MISMATCH` for one that the
 * channel does not take, `INVALID_STATE` for a project that is disabled or archived, `NOT_OWNER` for a remote one. Where its lifecycle takes a new release by itself, it is
 * deployed at once, as far as the rules let it.
 */
export function createRelease(context: SpaceContext, input: CreateRelease): Promise<{ local: number }> {
  const projectId = readSubject(context, 'Projects', input.project, 'project')
  return change(context, {
    operation: 'createRelease',
    permission: 'ReleaseCreate',
    input,
    at: (tx) => holdProject(tx, context, projectId, 'input', 'project'),
    async run(tx) {
      const project = await tx.project.findUniqueOrThrow({ where: { id: projectId } })
      requireActive(project, 'input', 'project')
      requireBuiltHere(project, 'input', 'project')
      const named = await freeVersion(tx, projectId, input.version)
      const channelId = await chooseChannel(tx, context, projectId, input.channel)
      const frozen = await freezeProject(tx, projectId)
      const packages = choosePackages(await frozenProcess(tx, frozen), channelId, input.packages ?? [])
      await requireTaken(tx, channelId, packages)
      await holdBuildInformation(tx, 'link')
      const { id } = await tx.release.create({
        data: {
          projectId,
          ...named,
          notes: readText(input.notes, 'input', 'notes'),
          channelId,
          ...frozen,
          createdBy: context.caller.subject,
          packages: { create: await withBuildInformation(tx, packages) },
        },
        select: { id: true },
      })
      const after = await auditedRelease(tx, id)
      const at = new Date()
      const following = await whatFollows(tx, { releaseId: id, tenantId: null, succeeded: null }, at)
      if (following) await deployWhatFollows(tx, context, following, at)
      return { answer: { local: id }, changed: [changed(context, 'Releases', { after })] }
    },
  })
}
