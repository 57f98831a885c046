import type { ProjectSplit, SplitState } from '@spaceport/database/zone'
import type { Changed } from '@spaceport/kit/write/audit'

const VERSIONS: Record<SplitState, number> = { PREPARING: 1, MOVING: 2, DONE: 3, REFUSED: 4 }

/** What the audit says of a split that began or went on. */
export function changedSplit(before: ProjectSplit | null, after: ProjectSplit): Changed {
  return {
    kind: 'ProjectSplits',
    id: `ProjectSplits-${after.id}`,
    version: VERSIONS[after.state],
    before: before && shown(before),
    after: shown(after),
  }
}

function shown({ project, space, environments, tenants, remoteProject, moves, state, fault }: ProjectSplit): object {
  return { project, space, environments, tenants, remoteProject, moves, state, fault }
}
