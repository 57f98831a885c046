import { maySee } from '../access/view.js'
import type { SpaceContext } from '../context.js'
import { NOWHERE } from '@spaceport/kit/rights/scope'
import { carriedTemplates, hasDefault, type CarriedTemplate } from '../portable/import-templates.js'
import type { Review } from './review.js'

/** A value that somebody has to give before a carried release can be deployed somewhere. */
export type MissingHere = {
  name: string
  label: string | null
  isSensitive: boolean
  /** Whether the release has values of that name, only for where it came from. */
  isOnlyNeeded: boolean
  per: CarriedTemplate['scope']
  /** Null for what is given per tenant alone, and for each environment where no lifecycle was chosen. */
  environmentId: number | null
  /** Null for what is given per environment alone, and for each tenant where the project is deployed for none yet. */
  tenantId: number | null
}

/** The most values that are told. */
const MOST = 1_000

/**
 * The values that a carried release would lack: for the environments of its lifecycle, and the tenants for which its project is deployed, of those that
 * the caller can see. That somebody said that there is to be none is a value.
 */
export function missingHere(context: SpaceContext, { content, ground }: Review): MissingHere[] {
  const { project, environmentIds } = ground
  const seen = (kind: 'Environments' | 'Tenants', id: number) =>
    maySee(context.rights, kind, { ...NOWHERE, [kind]: [id] })
  const environments = environmentIds?.filter((id) => seen('Environments', id)) ?? [null]
  const tenants = project?.tenants.filter(({ tenantId }) => seen('Tenants', tenantId)) ?? []
  const missing: MissingHere[] = []
  for (const template of carriedTemplates(content)) {
    if (hasDefault(template)) continue
    const known = project?.templates.find(({ nameKey }) => nameKey === template.nameKey)
    const given = new Set(
      (known?.values ?? [])
        .filter(({ isNull, value, secretId }) => isNull || value !== null || secretId !== null)
        .map((value) => keyOf(value)),
    )
    const { name, label, scope: per, isOnlyNeeded } = template
    const isSensitive = template.control === 'SENSITIVE' || (isOnlyNeeded && known?.control === 'SENSITIVE')
    for (const cell of cellsOf(per, environments, tenants)) {
      if (!given.has(keyOf(cell))) missing.push({ name, label, isSensitive, isOnlyNeeded, per, ...cell })
    }
  }
  return missing.slice(0, MOST)
}

type Cell = Pick<MissingHere, 'environmentId' | 'tenantId'>
type Link = { tenantId: number; environmentIds: readonly number[] }

const keyOf = ({ environmentId, tenantId }: Cell) => `${environmentId ?? ''}/${tenantId ?? ''}`

/** For what a template's values are to be given. */
function cellsOf(
  per: CarriedTemplate['scope'],
  environments: readonly (number | null)[],
  tenants: readonly Link[],
): Cell[] {
  if (per === 'ENVIRONMENT') return environments.map((environmentId) => ({ environmentId, tenantId: null }))
  if (per === 'TENANT') return tenants.map(({ tenantId }) => ({ environmentId: null, tenantId }))
  return tenants.flatMap(({ tenantId, environmentIds }) =>
    environments
      .filter((id) => id === null || environmentIds.length === 0 || environmentIds.includes(id))
      .map((environmentId) => ({ environmentId, tenantId })),
  )
}
