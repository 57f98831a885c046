import type { Prisma } from '@spaceport/database/space'
import type { PortableRelease } from '@spaceport/kit/bundle/content'
import { entityId, parseId } from '@spaceport/kit/ids'
import { refuse } from '@spaceport/kit/write/outcome'
import type { SpaceContext } from '../context.js'
import { frozenProcess } from '../release/freeze.js'
import { openSecret } from '../secret/open.js'
import { identityOf } from '../space-key/keys.js'
import { readFrozenVariables } from '../variable/snapshot.js'
import { TEMPLATE_COLUMNS, type TemplateRow } from '../variable-template/columns.js'
import type { Tx } from '../write/change.js'
import { exportNames } from './export-lookup.js'
import { nameOf } from './export-names.js'
import { EXPORTED_PACKAGE, exportBuilds, exportPackages, packageFiles } from './export-packages.js'
import { exportSteps } from './export-process.js'
import { secretPlaces } from './export-secrets.js'
import { exportTemplates } from './export-templates.js'
import { exportVariables } from './export-variables.js'

/** The Space that a release is for: the root of its keys, and what it calls itself. */
export type Destination = { root: string; space: string }

/** A release without local ids, and its sensitive values in the order of their places in it; `secretIds` are the numbers of their rows. */
export type Exported = { content: PortableRelease; secretIds: readonly number[]; secrets: string[] }

const TEMPLATES = {
  orderBy: [{ position: 'asc' }, { id: 'asc' }],
  select: TEMPLATE_COLUMNS,
} satisfies Prisma.Project$templatesArgs

const RELEASE = {
  name: true,
  notes: true,
  createdAt: true,
  createdBy: true,
  origin: true,
  channelId: true,
  processSnapshotId: true,
  variableSnapshotId: true,
  packages: { orderBy: [{ actionName: 'asc' }, { name: 'asc' }], select: EXPORTED_PACKAGE },
  incomingBundles: { select: { authors: true } },
  project: {
    select: {
      id: true,
      name: true,
      slug: true,
      description: true,
      tenantedMode: true,
      remoteSpace: true,
      remoteName: true,
      process: { select: { id: true } },
      templates: TEMPLATES,
      libraryVariableSets: {
        orderBy: { position: 'asc' },
        select: { libraryVariableSet: { select: { templates: TEMPLATES } } },
      },
    },
  },
} satisfies Prisma.ReleaseSelect

/**
 * What a release is, for another Space: with names instead of local ids, and only the variables that apply there. The release is held by the
 * caller. A release that came from elsewhere keeps its origin and is called as it is called there. Throws `INVALID_STATE` for a Space without keys.
 */
export async function exportRelease(
  tx: Tx,
  context: SpaceContext,
  releaseId: number,
  { root }: Destination,
): Promise<Exported> {
  const identity = await identityOf(tx)
  if (!identity) throw refuse('INVALID_STATE', 'The Space has no keys: make them by createSpaceKeys.', 'input')
  const release = await tx.release.findUniqueOrThrow({ where: { id: releaseId }, select: RELEASE })
  const { project, packages, channelId, notes, origin } = release
  const process = await frozenProcess(tx, release)
  const variables = await frozenVariables(tx, release.variableSnapshotId)
  const feedIds = packages.flatMap(({ feedId }) => feedId ?? [])
  const names = await exportNames(tx, { projectId: project.id, process, variables, feedIds, root })
  const secrets = secretPlaces()
  const place = { channelId, processId: project.process?.id ?? null }
  const content: PortableRelease = {
    release: {
      version: release.name,
      notes,
      createdAt: release.createdAt.toISOString(),
      origin: origin ?? `${identity.root}/${entityId(context.space, 'Releases', releaseId)}`,
      originSpace: origin === null ? identity.space : (project.remoteSpace ?? identity.space),
    },
    project: {
      name: project.remoteName ?? project.name,
      ...{ slug: project.slug, description: project.description, tenantedMode: project.tenantedMode },
    },
    process: process && { steps: exportSteps(process, names, channelId, secrets) },
    ...exportVariables(variables?.variables ?? [], names, place, secrets),
    templates: exportTemplates(templatesOf(project), secrets),
    packages: exportPackages(packages, await packageFiles(tx, packages), (id) => nameOf(names.feeds, id)),
    builds: exportBuilds(packages),
    authors: authorsOf([
      release.createdBy,
      context.caller.subject,
      ...release.incomingBundles.flatMap(({ authors }) => authors),
    ]),
  }
  const texts: string[] = []
  for (const id of secrets.secretIds()) texts.push(await openSecret(tx, context, id))
  return { content, secretIds: secrets.secretIds(), secrets: texts }
}

async function frozenVariables(tx: Tx, id: number | null) {
  if (id === null) return null
  return readFrozenVariables((await tx.variableSnapshot.findUniqueOrThrow({ where: { id } })).content)
}

type WithTemplates = {
  templates: TemplateRow[]
  libraryVariableSets: { libraryVariableSet: { templates: TemplateRow[] } }[]
}

function templatesOf({ templates, libraryVariableSets }: WithTemplates): TemplateRow[] {
  return [...templates, ...libraryVariableSets.flatMap(({ libraryVariableSet }) => libraryVariableSet.templates)]
}

/** The users among those who made something, each once. */
function authorsOf(subjects: readonly (string | null)[]): string[] {
  const known = subjects.filter((subject) => subject !== null)
  return [...new Set(known.filter((subject) => parseId(subject)?.kind === 'Users'))]
}
