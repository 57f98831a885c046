import { spaceOf } from '@spaceport/kit/ids'
import { refuse } from '@spaceport/kit/write/outcome'
import type { Tx } from '../write/change.js'

/** What says of a project that it is built in another Space, and in which. */
export type RemoteProject = {
  name: string
  remoteOf: string | null
  remoteRoot: string | null
  remoteSpace: string | null
}

const COLUMNS = { name: true, remoteOf: true, remoteRoot: true, remoteSpace: true } as const

/** Whether a project is built in another Space. */
export function isRemote({ remoteOf, remoteRoot }: Pick<RemoteProject, 'remoteOf' | 'remoteRoot'>): boolean {
  return remoteOf !== null || remoteRoot !== null
}

/** Throws `NOT_OWNER`, naming the Space, for what a project says that is built in another one. */
export function requireBuiltHere(project: RemoteProject, ...path: string[]): void {
  if (!isRemote(project)) return
  const { name, remoteOf, remoteSpace } = project
  const where = remoteOf === null ? `the Space "${remoteSpace}"` : (spaceOf(remoteOf) ?? remoteOf)
  throw refuse('NOT_OWNER', `"${name}" is built in ${where}: what its releases are made of changes there.`, ...path)
}

/** As `requireBuiltHere`, of a project by its number. */
export async function requireProjectBuiltHere(
  tx: Pick<Tx, 'project'>,
  projectId: number,
  ...path: string[]
): Promise<void> {
  requireBuiltHere(await tx.project.findUniqueOrThrow({ where: { id: projectId }, select: COLUMNS }), ...path)
}

/** Throws `NOT_OWNER` for a project that came by promotion: its variables are the release's. A part of a split project has some of its own. */
export function requireNotPromoted(project: RemoteProject, ...path: string[]): void {
  if (project.remoteRoot !== null) requireBuiltHere(project, ...path)
}

/** What a remote project is called and says of itself is what it is called and says where it is built. */
const SAID = ['name', 'description', 'versionControl', 'releaseNotesTemplate'] as const

type Said = Partial<Record<(typeof SAID)[number], unknown>>

/** Throws `NOT_OWNER` where an input says of a remote project what is for its home to say, unless it says what is so already. */
export function requireSame(project: RemoteProject & Partial<Record<string, unknown>>, input: Said): void {
  const field = SAID.find((name) => input[name] !== undefined && input[name] !== (project[name] ?? null))
  if (field !== undefined) requireBuiltHere(project, 'input', field)
}
