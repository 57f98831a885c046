import type { Caller } from '@spaceport/kit/caller'
import type { Permission } from '@spaceport/kit/rights/permission'
import type { Scope } from '@spaceport/kit/rights/scope'
import { caller, MANAGER } from './callers.js'
import { giveRole } from './grants.js'
import { mutate, type Payload } from './mutate.js'
import { basics, named, project } from './rows.js'
import { testSpace, type TestSpace } from './space.js'

/** The id of something in `Spaces-1`. */
export const id = (kind: string, local: number) => `Spaces-1/${kind}-${local}`

export const SHOP = id('Projects', 1)
export const BANK = id('Projects', 2)
export const COMMON = id('LibraryVariableSets', 1)

/** A Space in which variables have something to be scoped to and to lead to. */
export type VariableSpace = {
  space: TestSpace
  /** Executes `createVariable` for Shop, unless the input says otherwise. */
  create(input: Record<string, unknown>, fields?: string, who?: Caller): Promise<Payload>
  /** The id of a new value, of which no error is expected. */
  made(input: Record<string, unknown>): Promise<string>
  /** Somebody who has permissions, each list of them within limits of its own. */
  somebody(...grants: [permissions: Permission[], scope?: Partial<Scope>][]): Promise<Caller>
}

/**
 * Makes `Spaces-1` with the environments Dev, Test, Test Europe and Production (1 to 4), the projects Shop and Bank (1 and 2; Shop with the step
 * Deploy, the runbook Restart, and deployed for the tenant Acme), a channel Default of each, the library sets Common and Spare, the target web-1
 * with the role web, the tag Region/EU, accounts of AWS and Azure, and a certificate; all of these have the numbers 1, 2, ...
 */
export async function variableSpace(): Promise<VariableSpace> {
  const space = await testSpace()
  const { db } = space
  await basics(db)
  const tags = { create: [{ ...named('EU'), color: '#000000', position: 0 }] }
  await db.tagSet.create({ data: { ...named('Region'), tags } })
  await db.project.create({ data: { ...project('Shop'), process: { create: {} } } })
  await db.project.create({ data: { ...project('Bank'), process: { create: {} } } })
  await db.tenant.create({
    data: { ...named('Acme'), projects: { create: { projectId: 1 } }, tags: { create: { tagId: 1 } } },
  })
  for (const name of ['Common', 'Spare']) await db.libraryVariableSet.create({ data: named(name) })
  const roles = { create: { role: 'web' } }
  await db.deploymentTarget.create({
    data: { ...named('web-1'), endpointStyle: 'NONE', machinePolicyId: 1, roles },
  })
  for (const projectId of [1, 2]) await db.channel.create({ data: { ...named('Default'), projectId, isDefault: true } })
  await db.processStep.create({ data: { ...named('Deploy'), processId: 1, position: 0, targetRoles: ['web'] } })
  await db.processStep.create({ data: { ...named('Pay'), processId: 2, position: 0 } })
  await db.runbook.create({ data: { ...named('Restart'), projectId: 1, process: { create: {} } } })
  await db.account.create({ data: { ...named('AWS'), type: 'AMAZON_WEB_SERVICES_OIDC_ACCOUNT' } })
  await db.account.create({ data: { ...named('Azure'), type: 'AZURE_OIDC' } })
  await db.certificate.create({ data: { ...named('TLS'), ...CERTIFICATE } })
  let people = 100

  const create: VariableSpace['create'] = (input, fields = 'variable { id }', who = MANAGER) =>
    mutate(space, 'createVariable', { owner: SHOP, ...input }, who, fields)

  return {
    space,
    create,
    async made(input) {
      const { variable, errors } = await create(input)
      if (errors[0]) throw new Error(errors[0].message)
      return (variable as { id: string }).id
    },
    async somebody(...grants) {
      const subject = `Users-${people++}`
      for (const [i, [permissions, scope]] of grants.entries()) {
        const role = await db.userRole.create({ data: { ...named(`Role ${i} of ${subject}`), permissions } })
        await giveRole(db, subject, role.id, scope)
      }
      return caller(subject)
    },
  }
}

const CERTIFICATE = {
  certificateData: 'PEM',
  subject: 'CN=shop',
  subjectKey: 'cn=shop',
  issuer: 'CN=shop',
  thumbprint: '00',
  serialNumber: '1',
  isSelfSigned: true,
  notBefore: new Date('2020-01-01'),
  notAfter: new Date('2040-01-01'),
}
