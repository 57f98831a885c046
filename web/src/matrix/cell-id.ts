/** What a cell is about: a project in an environment, for all or for one tenant. Ids of the graph. */
export type CellSubject = { project: string; environment: string; tenant: string | null }

const PATTERN = /^(Spaces-\d+)\/(Projects-\d+)~(Environments-\d+)(?:~(Tenants-\d+))?$/

/** A cell as the URL spells it: `Spaces-1/Projects-3~Environments-2`, and `~Tenants-5` for one tenant. All are of one Space. */
export function cellId({ project, environment, tenant }: CellSubject): string {
  return [project, local(environment), ...(tenant === null ? [] : [local(tenant)])].join('~')
}

/** Reads a cell from the URL; null for what is none. */
export function readCellId(id: string): CellSubject | null {
  const found = PATTERN.exec(id)
  if (!found) return null
  const [, space, project, environment, tenant] = found
  return {
    project: `${space}/${project}`,
    environment: `${space}/${environment}`,
    tenant: tenant === undefined ? null : `${space}/${tenant}`,
  }
}

function local(id: string): string {
  return id.slice(id.indexOf('/') + 1)
}
