import type { FrozenAction, FrozenPackage, FrozenStep } from '../../process/snapshot.js'
import { writeProperties } from '../../process/properties.js'

/** An action to be; what is left out is as for a new one. */
export type ActionDraft = Partial<Omit<FrozenAction, 'id' | 'properties' | 'packages'>> & {
  name: string
  actionType: string
  plain: Record<string, string>
  /** Sensitive properties, with the numbers of their secrets. */
  secrets?: Record<string, number>
  packages?: FrozenPackage[]
}

/** A step to be; one without a name of its own is called as its only action. */
export type StepDraft = Partial<Omit<FrozenStep, 'id' | 'properties' | 'actions'>> & { actions: ActionDraft[] }

/** Numbers the steps and actions of all processes: in one process, what has the same name is the same in all its revisions. */
export class StepNumbers {
  readonly #steps = new Map<string, number>()
  readonly #actions = new Map<string, number>()

  step(process: string, name: string): number {
    return numberOf(this.#steps, `${process}/${name}`)
  }

  action(process: string, name: string): number {
    return numberOf(this.#actions, `${process}/${name}`)
  }
}

function numberOf(known: Map<string, number>, key: string): number {
  const number = known.get(key) ?? known.size + 1
  known.set(key, number)
  return number
}

/** A process as its snapshots say it: every field, in their order. `process` tells it from the others. */
export function frozenSteps(numbers: StepNumbers, process: string, drafts: readonly StepDraft[]): FrozenStep[] {
  return drafts.map(({ actions, ...draft }) => {
    const name = draft.name ?? actions[0]?.name ?? ''
    return {
      id: numbers.step(process, name),
      name,
      condition: draft.condition ?? 'SUCCESS',
      conditionExpression: draft.conditionExpression ?? null,
      startTrigger: draft.startTrigger ?? 'START_AFTER_PREVIOUS',
      targetRoles: draft.targetRoles ?? [],
      maxParallelism: draft.maxParallelism ?? null,
      properties: writeProperties({ plain: {}, secrets: new Map() }),
      actions: actions.map((action) => frozenAction(numbers.action(process, action.name), action)),
    }
  })
}

function frozenAction(id: number, draft: ActionDraft): FrozenAction {
  return {
    id,
    name: draft.name,
    actionType: draft.actionType,
    isDisabled: draft.isDisabled ?? false,
    isRequired: draft.isRequired ?? false,
    notes: draft.notes ?? null,
    environmentIds: draft.environmentIds ?? [],
    excludedEnvironmentIds: draft.excludedEnvironmentIds ?? [],
    channelIds: draft.channelIds ?? [],
    tenantTagIds: draft.tenantTagIds ?? [],
    accountIds: draft.accountIds ?? [],
    certificateIds: draft.certificateIds ?? [],
    workerPoolId: draft.workerPoolId ?? null,
    stepTemplateId: draft.stepTemplateId ?? null,
    stepTemplateVersion: draft.stepTemplateVersion ?? null,
    properties: writeProperties({ plain: draft.plain, secrets: new Map(Object.entries(draft.secrets ?? {})) }),
    packages: draft.packages ?? [],
  }
}
