import { visible } from '../access/visible.js'
import { allOf, type Where } from '../access/where.js'
import { KINDS, type Kind } from '../entity/kinds.js'
import { countRows, findRows, modelOf, type Row } from '../entity/model.js'
import { toQuery, type Source, type UseKind } from './use.js'

/** How rows of a kind show up as uses. */
type Shown = {
  kind: Kind
  /** What such a thing is called: `Deployment target`. */
  called: string
  /** Whether it has a column `projectId`. */
  inProject?: boolean
}

const SHOWN: Partial<Record<UseKind, Shown>> = {
  VARIABLE: { kind: 'Variables', called: 'Variable', inProject: true },
  PROJECT: { kind: 'Projects', called: 'Project' },
  RUNBOOK: { kind: 'Runbooks', called: 'Runbook', inProject: true },
  CHANNEL: { kind: 'Channels', called: 'Channel', inProject: true },
  LIFECYCLE: { kind: 'Lifecycles', called: 'Lifecycle' },
  RELEASE: { kind: 'Releases', called: 'Release', inProject: true },
  TARGET: { kind: 'Machines', called: 'Deployment target' },
  WORKER: { kind: 'Workers', called: 'Worker' },
  TENANT: { kind: 'Tenants', called: 'Tenant' },
  ACCOUNT: { kind: 'Accounts', called: 'Account' },
  CERTIFICATE: { kind: 'Certificates', called: 'Certificate' },
  FREEZE: { kind: 'DeploymentFreezes', called: 'Deployment freeze' },
}

/** The uses of something by entities of a kind that fulfil a condition. */
export function rows(use: Exclude<UseKind, 'ACTION' | 'STEP'>, using: Where): Source {
  const shown = SHOWN[use]
  if (!shown) throw new Error(`${use} is no kind of row`)
  const { kind, called, inProject = false } = shown
  const type = KINDS[kind]
  const projectOf = (row: Row) => (use === 'PROJECT' ? row.id : inProject ? numberOrNull(row.projectId) : null)
  return {
    kind: use,
    async find(context, read) {
      const { orderBy, ...query } = toQuery(allOf([using, visible(context, kind)]), read)
      const select = { id: true, name: true, ...(inProject ? { projectId: true } : {}) }
      const found = await findRows(context.db, modelOf(type), { ...query, orderBy: [orderBy], select })
      return found.map((row) => ({
        kind: use,
        id: row.id,
        in: { type, id: row.id },
        projectId: projectOf(row),
        place: `${called} ${String(row.name)}`,
        detail: null,
        action: null,
        version: null,
        isOutdated: null,
      }))
    },
    count: (context) => countRows(context.db, modelOf(type), allOf([using, visible(context, kind)])),
  }
}

function numberOrNull(value: unknown): number | null {
  return typeof value === 'number' ? value : null
}
