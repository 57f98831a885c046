import { expect } from '@jest/globals'
import type { Caller } from '@spaceport/kit/caller'
import type { Permission } from '@spaceport/kit/rights/permission'
import type { Scope } from '@spaceport/kit/rights/scope'
import { caller, MANAGER } from './callers.js'
import { giveRole } from './grants.js'
import { mutate } from './mutate.js'
import { basics, named, project } from './rows.js'
import { testSpace, type TestSpace } from './space.js'

/** The id of something in `Spaces-1`. */
export const id = (kind: string, local: number) => `Spaces-1/${kind}-${local}`

/** A moment so many hours from now. */
export const soon = (hours: number) => new Date(Date.now() + hours * 3_600_000)

/** What a deployment was refused by. */
export type Said = { code: string; message: string; path: string[] }

type Verdict = { rule: string; isPassed: boolean; error: { code: string; message: string } | null }
type Check = { isAllowed: boolean; rules: Verdict[]; prompts: { name: string }[] }

/** A Space with something to deploy. */
export type App = {
  space: TestSpace
  /** What a deployment of the release to an environment is refused by; null if it is made. */
  deploy(environment: number, more?: Record<string, unknown>, who?: Caller): Promise<Said | null>
  /** What `checkDeployment` says. */
  check(environment: number, tenant?: number | null, who?: Caller): Promise<Check>
  /** The rules that a deployment does not pass, with their codes. */
  failing(environment: number, tenant?: number | null): Promise<string[]>
  /** Makes a deployment that has succeeded. */
  succeeded(environmentId: number, tenantId?: number | null): Promise<void>
  /** Somebody who has permissions, each list of them within limits of its own. */
  somebody(...grants: [permissions: Permission[], scope?: Partial<Scope>][]): Promise<Caller>
  /** Takes away what tests may have made, and all that keeps the release back. */
  reset(): Promise<void>
}

/**
 * `Spaces-1` with the lifecycle Dev (1) -> Test Europe (3), Test (2) -> Production (4), two environments outside of it (5, and 6 of another
 * Space), and a project App, deployed for the tenant Acme, with the channel Default and the release 1.0; all of these have the number 1.
 */
export async function appSpace(): Promise<App> {
  const space = await testSpace()
  const { db } = space
  await basics(db)
  await db.environment.create({ data: named('Elsewhere') })
  await db.environment.create({ data: { ...named('Away'), remoteOf: 'Spaces-2/Environments-1' } })
  await db.project.create({ data: project('App') })
  await db.tenant.create({ data: { ...named('Acme'), projects: { create: { projectId: 1 } } } })
  await db.channel.create({ data: { projectId: 1, ...named('Default'), isDefault: true } })
  await db.release.create({ data: { projectId: 1, channelId: 1, ...named('1.0') } })
  let people = 100

  async function deploy(environment: number, more: Record<string, unknown> = {}, who: Caller = MANAGER) {
    const input = { release: id('Releases', 1), environment: id('Environments', environment), ...more }
    const before = await db.deployment.count()
    const [error] = (await mutate(space, 'createDeployment', input, who)).errors
    expect(await db.deployment.count()).toBe(before + (error ? 0 : 1))
    return error ?? null
  }

  async function check(environment: number, tenant: number | null = null, who: Caller = MANAGER) {
    const query = `query ($release: ID!, $environment: ID!, $tenant: ID) {
      checkDeployment(release: $release, environment: $environment, tenant: $tenant) {
        isAllowed rules { rule isPassed error { code message } }
        prompts { name label helpText isRequired isSensitive } } }`
    const where = { release: id('Releases', 1), environment: id('Environments', environment) }
    const variables = { ...where, tenant: tenant === null ? null : id('Tenants', tenant) }
    const { data, errors } = await space.ask<{ checkDeployment: Check }>(query, variables, who)
    expect(errors).toEqual([])
    return data.checkDeployment
  }

  return {
    space,
    deploy,
    check,
    async failing(environment, tenant = null) {
      const { isAllowed, rules } = await check(environment, tenant)
      const failed = rules.filter(({ isPassed }) => !isPassed)
      expect(isAllowed).toBe(failed.length === 0)
      return failed.map(({ rule, error }) => `${rule} ${error?.code}`)
    },
    async succeeded(environmentId, tenantId = null) {
      const data = { projectId: 1, releaseId: 1, environmentId, tenantId, state: 'SUCCESS' as const }
      await db.deployment.create({ data: { ...data, completedAt: new Date() } })
    },
    async somebody(...grants) {
      const subject = `Users-${people++}`
      for (const [i, [permissions, scope]] of grants.entries()) {
        const role = await db.userRole.create({ data: { ...named(`Role ${i} of ${subject}`), permissions } })
        await giveRole(db, subject, role.id, scope)
      }
      return caller(subject)
    },
    async reset() {
      await db.deployment.deleteMany()
      await db.deploymentFreeze.deleteMany()
      const active = { isDisabled: false, archivedAt: null }
      await db.project.update({ where: { id: 1 }, data: { ...active, tenantedMode: 'TENANTED_OR_UNTENANTED' } })
      await db.tenant.update({ where: { id: 1 }, data: active })
      await db.release.update({ where: { id: 1 }, data: { openDefects: 0 } })
      await db.projectTenant.updateMany({ data: { environmentIds: [] } })
    },
  }
}
