import type { WhatRunsWhereQuery } from '../generated/graphql'

/** A project with what runs of it where. */
export type MatrixProject = NonNullable<WhatRunsWhereQuery['projects']>['nodes'][number]

/** What of a project is in one environment, for one tenant or for none. */
export type MatrixCell = MatrixProject['deploymentMatrix']['nodes'][number]

/** What of a project is in one environment, added up over all tenants. */
export type MatrixTotals = MatrixProject['deploymentTotals'][number]

/** A place to deploy to. */
export type MatrixEnvironment = MatrixProject['environments'][number]

/** A column: all environments of the fleet that bear one name, whatever its case. */
export type MatrixColumn = { key: string; title: string; isRemote: boolean }

/** What an environment is called over the whole fleet; one of another Space says which. */
export function environmentTitle({ name, remoteSpace, remoteName }: MatrixEnvironment): string {
  return remoteSpace === null || remoteSpace === undefined ? name : `${remoteSpace}: ${remoteName ?? name}`
}

/** The column that an environment belongs to. */
export function columnKey(environment: MatrixEnvironment): string {
  return environmentTitle(environment).toLowerCase()
}

/** The most of a project's cells that one answer tells, as the operation asks for them; those changed last. */
export const MOST_CELLS = 40
