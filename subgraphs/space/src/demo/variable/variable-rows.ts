import type { Variable } from '@spaceport/database/space'
import { variableReferences } from '../../variable/references.js'
import { named } from '../named.js'

/** What a value may say besides its name; what is left out is as for a new one. */
export type VariableDraft = Partial<
  Omit<Variable, 'id' | 'projectId' | 'libraryVariableSetId' | 'name' | 'nameKey' | 'isUnscoped' | 'variableNames'>
> & {
  name: string
  /** What it was before it was last changed. */
  earlier?: string
}

/** A value with what it was before it was last changed. */
export type VariableHistory = { row: Variable; earlier: string | null }

/** Whose values. */
export type VariableOwner = { projectId: number } | { libraryVariableSetId: number }

/** Numbers the values of all variables of a Space, in the order in which they come. */
export class Variables {
  readonly all: VariableHistory[] = []

  add(owner: VariableOwner, drafts: readonly VariableDraft[], createdAt: Date): void {
    const [projectId, libraryVariableSetId] =
      'projectId' in owner ? [owner.projectId, null] : [null, owner.libraryVariableSetId]
    for (const { name, earlier, ...draft } of drafts) {
      const value = draft.value ?? null
      const environmentIds = draft.environmentIds ?? []
      const made = draft.createdAt ?? createdAt
      this.all.push({
        earlier: earlier ?? null,
        row: {
          ...{ id: this.all.length + 1, projectId, libraryVariableSetId, ...named(name) },
          ...{
            description: null,
            type: 'STRING',
            secretId: null,
            accountId: null,
            certificateId: null,
            workerPoolId: null,
          },
          ...{ remoteOf: null, epoch: 0 },
          ...{ isPrompted: false, promptLabel: null, promptHelp: null, isPromptRequired: false },
          ...{ targetIds: [], roles: [], stepIds: [], channelIds: [], tenantTagIds: [], processIds: [] },
          ...{ updatedAt: made, version: earlier === undefined ? 1 : 2, ...draft },
          ...{ value, environmentIds, isUnscoped: environmentIds.length === 0, createdAt: made },
          variableNames: value === null ? [] : variableReferences(value).names,
        },
      })
    }
  }
}
