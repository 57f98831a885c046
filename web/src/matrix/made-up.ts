import type { TaskState } from '../generated/graphql'
import type { MatrixCell, MatrixEnvironment, MatrixProject } from './matrix'

/** An environment of tests; with a Space, it stands for one there. */
export function environment(local: number, name: string, remoteSpace: string | null = null): MatrixEnvironment {
  const isRemote = remoteSpace !== null
  return { id: `Spaces-1/Environments-${local}`, name, isRemote, remoteSpace, remoteName: isRemote ? name : null }
}

/** A cell of tests; releases with greater versions are newer. */
export function cell(
  where: MatrixEnvironment,
  version: string,
  state: TaskState = 'SUCCESS',
  tenant: string | null = null,
): MatrixCell {
  const id = `${where.id} ${tenant ?? ''}`
  return {
    id,
    state,
    changedAt: '2026-01-01T00:00:00.000Z',
    environment: where,
    tenant: tenant === null ? null : { id: `Spaces-1/Tenants-${tenant}`, name: tenant },
    current: {
      id: `${id} ${version}`,
      createdById: 'Users-1',
      createdBy: { name: 'Ada' },
      receipt: null,
      release: { id: `Releases-${version}`, version, createdAt: `2026-01-0${version.charAt(0)}T00:00:00.000Z` },
    },
  }
}

/** A project of tests that goes through some environments. */
export function project(local: number, environments: MatrixEnvironment[], nodes: MatrixCell[] = []): MatrixProject {
  return {
    id: `Spaces-1/Projects-${local}`,
    name: `Project ${local}`,
    space: { id: 'Spaces-1', name: 'Payments', instance: null },
    projectGroup: null,
    environments,
    deploymentTotals: [],
    deploymentMatrix: { totalCount: nodes.length, nodes },
  }
}
