import { textKey } from '@spaceport/kit/page/text-key'
import { processOf } from '../process/snapshot.js'
import { meetings, type Dimension } from '../variable/precedence-scope.js'
import { readFrozenVariables, type FrozenPrompt, type FrozenVariable } from '../variable/snapshot.js'
import type { Reader, Situation } from './situation.js'

/** A variable that whoever deploys is asked for. */
export type Prompted = FrozenPrompt & {
  /** The name as it tells variables apart. */
  key: string
  name: string
  isSensitive: boolean
}

/** The kinds of scope that are known before anything runs. Values scoped to steps, targets or roles may count or not. */
const KNOWN: readonly Dimension[] = ['ENVIRONMENT', 'CHANNEL', 'TENANT_TAG', 'PROCESS']

/** The variables, as the release froze them, that are asked for when it is deployed to an environment: each name once, by names. */
export async function promptedVariables(db: Reader, situation: Situation, environmentId: number): Promise<Prompted[]> {
  const { release, project } = situation
  if (release.variableSnapshotId === null) return []
  const { content } = await db.variableSnapshot.findUniqueOrThrow({
    where: { id: release.variableSnapshotId },
    select: { content: true },
  })
  const asked = readFrozenVariables(content).variables.filter(({ prompt }) => prompt !== null)
  if (asked.length === 0) return []
  const processId = (await processOf(db, { projectId: project.id }))?.id ?? null
  return together(asked.filter((variable) => mayCount(variable, situation, environmentId, processId)))
}

function mayCount(
  { scope }: FrozenVariable,
  { release, tenant }: Situation,
  environmentId: number,
  processId: number | null,
): boolean {
  const where = { environmentId, channelId: release.channelId, tenant, processId, target: null, step: null }
  const met = meetings(scope, null, where)
  return KNOWN.every((dimension) => met[dimension] !== 'EXCLUDED')
}

/** Of several values of one name the first tells how to ask; it is required or sensitive if any is. */
function together(variables: readonly FrozenVariable[]): Prompted[] {
  const byKey = new Map<string, Prompted>()
  for (const { name, type, prompt } of variables) {
    if (!prompt) continue
    const key = textKey(name)
    const before = byKey.get(key)
    const isSensitive = type === 'SENSITIVE'
    byKey.set(key, {
      ...(before ?? { key, name, label: prompt.label, helpText: prompt.helpText }),
      isRequired: prompt.isRequired || (before?.isRequired ?? false),
      isSensitive: isSensitive || (before?.isSensitive ?? false),
    })
  }
  return [...byKey.values()].sort((a, b) => (a.key < b.key ? -1 : 1))
}
