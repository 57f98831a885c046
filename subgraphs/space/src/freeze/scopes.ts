import { refuse } from '@spaceport/kit/write/outcome'
import { allSeen } from '../access/seen.js'
import type { SpaceContext } from '../context.js'
import type { Kind } from '../entity/kinds.js'
import type { Tx } from '../write/change.js'
import { readReference } from '../write/references.js'
import { requireVisible } from '../write/subject.js'
import type { FreezeScope } from './active.js'

/** What a freeze is to hold for, as an input says it; what is left out: any. */
export type FreezeScopeInput = { project?: string | null; environment?: string | null; tenant?: string | null }

/** The most scopes of a freeze. */
const MOST = 500

/** The scopes that an input names, each once. Throws `BAD_INPUT`, `BAD_ID` or `NOT_FOUND`. */
export async function requireScopes(
  tx: Tx,
  context: SpaceContext,
  scopes: readonly FreezeScopeInput[],
): Promise<FreezeScope[]> {
  if (scopes.length > MOST) throw refuse('BAD_INPUT', `At most ${MOST} scopes.`, 'input', 'scopes')
  const read = scopes.map((scope, i) => readScope(context, scope, ['input', 'scopes', String(i)]))
  for (const [kind, column] of COLUMNS) {
    await requireVisible(tx, context, kind, idsOf(read, column), 'input', 'scopes')
  }
  return [...new Map(read.map((scope) => [JSON.stringify(scope), scope])).values()]
}

/** Those scopes that name something that the caller cannot see: a list that they give says nothing of these. */
export async function unseenScopes(context: SpaceContext, scopes: readonly FreezeScope[]): Promise<FreezeScope[]> {
  const unseen = new Set<FreezeScope>()
  for (const [kind, column] of COLUMNS) {
    const rows = await allSeen(
      context,
      kind,
      idsOf(scopes, column).map((id) => ({ id })),
    )
    const known = new Set(rows.map(({ id }) => id))
    for (const scope of scopes) {
      const id = scope[column]
      if (id !== null && !known.has(id)) unseen.add(scope)
    }
  }
  return [...unseen]
}

const COLUMNS = [
  ['Projects', 'projectId'],
  ['Environments', 'environmentId'],
  ['Tenants', 'tenantId'],
] as const satisfies readonly [Kind, keyof FreezeScope][]

function idsOf(scopes: readonly FreezeScope[], column: keyof FreezeScope): number[] {
  return [...new Set(scopes.flatMap((scope) => scope[column] ?? []))]
}

function readScope(context: SpaceContext, input: FreezeScopeInput, path: string[]): FreezeScope {
  const { project, environment, tenant } = input
  if ([project, environment, tenant].every((id) => typeof id !== 'string')) {
    throw refuse('BAD_INPUT', 'A scope names something; a freeze without scopes holds for the whole Space.', ...path)
  }
  return {
    projectId: typeof project === 'string' ? readReference(context, 'Projects', project, ...path, 'project') : null,
    environmentId:
      typeof environment === 'string'
        ? readReference(context, 'Environments', environment, ...path, 'environment')
        : null,
    tenantId: typeof tenant === 'string' ? readReference(context, 'Tenants', tenant, ...path, 'tenant') : null,
  }
}
