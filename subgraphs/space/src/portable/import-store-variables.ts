import { textKey } from '@spaceport/kit/page/text-key'
import type { SpaceContext } from '../context.js'
import { insertAll } from '../process/rows.js'
import { keepSecret } from '../secret/keep.js'
import { sameSecret } from '../secret/same.js'
import { variableReferences } from '../variable/references.js'
import type { Tx } from '../write/change.js'
import type { CarriedVariable } from './import-variables.js'

type Sealing = Pick<SpaceContext, 'secrets' | 'spaceId'>

/**
 * Puts the values that a release carries in the place of all that a project has. They get new numbers in their order, since of two alike the
 * lowest counts; a sensitive text that is what the value of that name and scope was keeps its row.
 */
export async function storeVariables(
  tx: Tx,
  context: Sealing,
  projectId: number,
  variables: readonly CarriedVariable[],
  secrets: readonly string[],
): Promise<void> {
  const kept = await keptSecrets(tx, projectId)
  const rows = []
  for (const { secret, prompt, scope, ...columns } of variables) {
    const key = identityOf({ ...columns, scope })
    const secretId = secret === null ? null : await secretFor(tx, context, kept.get(key) ?? [], secrets[secret] ?? '')
    rows.push({
      ...columns,
      projectId,
      secretId,
      nameKey: textKey(columns.name),
      isPrompted: prompt !== null,
      promptLabel: prompt?.label ?? null,
      promptHelp: prompt?.helpText ?? null,
      isPromptRequired: prompt?.isRequired ?? false,
      ...scope,
      isUnscoped: scope.environmentIds.length === 0,
      variableNames: columns.value === null ? [] : variableReferences(columns.value).names,
    })
  }
  await tx.variable.deleteMany({ where: { projectId } })
  await insertAll(rows, (data) => tx.variable.createMany({ data }))
}

/** The sensitive values that a project has, by name and scope. */
async function keptSecrets(tx: Tx, projectId: number): Promise<Map<string, number[]>> {
  const rows = await tx.variable.findMany({ where: { projectId, secretId: { not: null } }, orderBy: { id: 'asc' } })
  const kept = new Map<string, number[]>()
  for (const { secretId, ...row } of rows) {
    const key = identityOf({ name: row.name, scope: row })
    if (secretId !== null) kept.set(key, [...(kept.get(key) ?? []), secretId])
  }
  return kept
}

/** By what a value is the same in two releases. */
function identityOf({ name, scope }: Pick<CarriedVariable, 'name' | 'scope'>): string {
  const { environmentIds, roles, stepIds, channelIds, tenantTagIds } = scope
  return JSON.stringify([textKey(name), environmentIds, roles, stepIds, channelIds, tenantTagIds])
}

async function secretFor(tx: Tx, context: Sealing, known: readonly number[], text: string): Promise<number> {
  for (const id of known) if (await sameSecret(tx, context, id, text)) return id
  return keepSecret(tx, context, text)
}
