import type { TemplateValue, VariableTemplate } from '@spaceport/database/space'
import { slugOf } from '../named.js'
import type { Profile } from '../project/profiles.js'
import type { SecretTexts } from '../secret-texts.js'
import type { Setting } from '../setting.js'
import { ALIAS, LICENCE, MAIL } from './templates.js'

type Place = { projectId: number | null; tenantId: number | null; environmentId: number | null }
type Given = { value: string } | { secretId: number } | { isNull: true }

const REGIONS = ['Brisbane', 'Frankfurt', 'Dublin', 'Oregon']

/**
 * What tenants and environments say. Some is missing on purpose, so that it can be seen what a missing value does: one tenant of five gave no
 * mail address, and one said that there is to be none; of the tenants of some projects, the last has no licence key yet.
 */
export function templateValues(
  setting: Setting,
  all: readonly VariableTemplate[],
  projects: readonly Profile[],
  secrets: SecretTexts,
): TemplateValue[] {
  const values: TemplateValue[] = []
  const random = setting.random('template values')
  const give = (templateId: number, place: Place, given: Given) =>
    values.push({
      ...{ id: values.length + 1, templateId, ...place, isNull: false, value: null, secretId: null, ...given },
      ...{ updatedAt: setting.ago(random.int(1, 300)), version: 1 },
    })
  const ids = (name: string) => all.filter((one) => one.name === name)
  const names = new Map(setting.request.tenants.map(({ id, name }) => [id, name]))
  for (const { id } of ids('Site.Region')) {
    for (const { id: environmentId } of setting.own) {
      give(id, { projectId: null, tenantId: null, environmentId }, { value: random.pick(REGIONS) })
    }
  }
  for (const [i, tenantId] of setting.tenants.entries()) {
    const place = { projectId: null, tenantId, environmentId: null }
    const slug = slugOf(names.get(tenantId) ?? '') || `tenant-${tenantId}`
    for (const { id } of ids(ALIAS)) give(id, place, { value: slug })
    for (const { id } of i % 5 === 4 ? [] : ids(MAIL)) {
      give(id, place, i % 5 === 2 ? { isNull: true } : { value: `operations@${slug}.example` })
    }
  }
  const licences = new Map(ids(LICENCE).map(({ projectId, id }) => [projectId, id]))
  const limits = new Map(ids('Tenant.Limit').map(({ projectId, id }) => [projectId, id]))
  for (const { id: projectId, tenants } of projects) {
    const [licence, limit] = [licences.get(projectId) ?? 0, limits.get(projectId) ?? 0]
    for (const [i, tenantId] of tenants.entries()) {
      const isLast = i > 0 && i === tenants.length - 1 && projectId % 3 === 1
      if (!isLast) give(licence, { projectId, tenantId, environmentId: null }, { secretId: secrets.invent(29) })
      if (i > 0) continue
      for (const environmentId of setting.production)
        give(limit, { projectId, tenantId, environmentId }, { value: '5000' })
    }
  }
  return values
}
