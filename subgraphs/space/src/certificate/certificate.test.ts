import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createPrivateKey } from 'node:crypto'
import { openSecret } from '../secret/open.js'
import { caller, MANAGER } from '../testing/callers.js'
import { giveRole } from '../testing/grants.js'
import { mutate } from '../testing/mutate.js'
import { basics, named, project } from '../testing/rows.js'
import { testSpace, type TestSpace } from '../testing/space.js'
import { APP, APP_KEY, APP_KEY_ENCRYPTED, AUTHORITY, AUTHORITY_KEY } from './testing/examples.js'

let space: TestSpace

beforeAll(async () => {
  space = await testSpace()
  await basics(space.db)
  await space.db.tenant.create({ data: named('Acme') })
  await space.db.project.create({ data: project('App') })
})

afterAll(() => space.close())

const FIELDS = `certificate { id name notes certificateData subject issuer thumbprint serialNumber isSelfSigned notBefore notAfter
  hasPrivateKey archivedAt version subjectAlternativeNames isForAllEnvironments tenantedMode environments { name } tenants { name }
  replacedBy { id } replaced(first: 5) { nodes { id name thumbprint archivedAt replacedBy { id } } } }`

const act = (mutation: string, input: Record<string, unknown>, who = MANAGER) =>
  mutate(space, mutation, input, who, FIELDS)
const create = (name: string, certificateData: string, more: object = {}, who = MANAGER) =>
  act('createCertificate', { space: 'Spaces-1', name, certificateData, ...more }, who)
const code = ({ errors }: { errors: { code: string; path: string[] }[] }) =>
  errors[0] && `${errors[0].code} ${errors[0].path.join('.')}`

async function created(...args: Parameters<typeof create>): Promise<string> {
  const { certificate, errors } = await create(...args)
  expect(errors).toEqual([])
  return (certificate as { id: string }).id
}

const numberOf = (id: string) => Number(id.split('-').at(-1))
const rowOf = (id: string) => space.db.certificate.findUniqueOrThrow({ where: { id: numberOf(id) } })

describe('a certificate', () => {
  it('says what is in it, and keeps its private key sealed', async () => {
    const more = { notes: 'For the site.', privateKey: APP_KEY, environments: ['Spaces-1/Environments-1'] }
    const { certificate, errors } = await create('Site', `Bag Attributes\n${APP}${AUTHORITY}`, more)
    expect(errors).toEqual([])
    expect(certificate).toEqual({
      id: 'Spaces-1/Certificates-1',
      name: 'Site',
      notes: 'For the site.',
      certificateData: APP + AUTHORITY,
      subject: 'CN=app.example, O=Example',
      issuer: 'CN=Example CA, O=Example, C=GB',
      thumbprint: 'ABECFF798B9E2D96AD49156C327CC49F2856DF7C',
      serialNumber: '1234ABCD',
      isSelfSigned: false,
      notBefore: '2026-11-26T14:55:55.000Z',
      notAfter: '2036-11-23T14:55:55.000Z',
      hasPrivateKey: true,
      archivedAt: null,
      version: 1,
      subjectAlternativeNames: ['DNS:app.example', 'DNS:www.app.example', 'IP Address:10.0.0.1'],
      isForAllEnvironments: false,
      tenantedMode: 'UNTENANTED',
      environments: [{ name: 'Dev' }],
      tenants: [],
      replacedBy: null,
      replaced: { nodes: [] },
    })
    const { privateKeyId } = await rowOf('Spaces-1/Certificates-1')
    const kept = await openSecret(space.db, await space.contextOf(), privateKeyId ?? 0)
    expect(createPrivateKey(kept).equals(createPrivateKey(APP_KEY))).toBe(true)
    expect(JSON.stringify(await space.db.auditEvent.findMany({ select: { after: true } }))).not.toContain('PRIVATE KEY')
  })

  it.each([
    ['as PEM with its key in it', () => APP_KEY + APP, { hasPrivateKey: true, isSelfSigned: false }],
    ['as DER in base64', () => APP.split('\n').slice(1, -2).join(''), { hasPrivateKey: false, certificateData: APP }],
    ['that signed itself', () => AUTHORITY, { hasPrivateKey: false, isSelfSigned: true, subjectAlternativeNames: [] }],
  ])('comes %s', async (name, data, expected) => {
    const { certificate, errors } = await create(name, data())
    expect(errors).toEqual([])
    expect(certificate).toMatchObject(expected)
  })

  it.each([
    ['nothing', '', {}, 'certificateData'],
    ['a key alone', APP_KEY, {}, 'certificateData'],
    ['text', 'Hello?', {}, 'certificateData'],
    ['other base64', 'AAAA', {}, 'certificateData'],
    ['half a certificate', APP.slice(0, 200), {}, 'certificateData'],
    ['a broken chain', `${APP}-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----`, {}, 'certificateData'],
    ['21 certificates', APP.repeat(21), {}, 'certificateData'],
    ['65,537 characters', ' '.repeat(65_537), {}, 'certificateData'],
    ["another one's key", APP, { privateKey: AUTHORITY_KEY }, 'privateKey'],
    ['two keys', APP + APP_KEY, { privateKey: APP_KEY }, 'privateKey'],
    ['an encrypted key', APP, { privateKey: APP_KEY_ENCRYPTED }, 'privateKey'],
    ['an encrypted key in the data', APP + APP_KEY_ENCRYPTED, {}, 'certificateData'],
    ['a key that is none', APP, { privateKey: 'key' }, 'privateKey'],
    [
      'tenants but for none',
      AUTHORITY,
      { tenants: ['Spaces-1/Tenants-1'], tenantedMode: 'UNTENANTED' },
      'tenantedMode',
    ],
  ])('is refused that holds %s', async (_what, data, more, field) => {
    const before = [await space.db.certificate.count(), await space.db.secret.count()]
    expect(code(await create('Refused', data, more))).toBe(`BAD_INPUT input.${field}`)
    expect([await space.db.certificate.count(), await space.db.secret.count()]).toEqual(before)
  })

  it('changes its name and where it is used', async () => {
    const id = await created('Movable', AUTHORITY)
    const input = { name: 'Moved', tenants: ['Spaces-1/Tenants-1'], tenantedMode: 'TENANTED', expectedVersion: 1 }
    const { certificate } = await act('updateCertificate', { id, ...input })
    expect(certificate).toMatchObject({
      name: 'Moved',
      version: 2,
      tenants: [{ name: 'Acme' }],
      tenantedMode: 'TENANTED',
    })
    expect(code(await act('updateCertificate', { id, notes: 'x', expectedVersion: 1 }))).toMatch('VERSION_CONFLICT')
    expect(code(await act('updateCertificate', { id, name: 'SITE' }))).toBe('CONFLICT input.name')
  })

  it('is replaced under its id, and what it was stays archived', async () => {
    const id = await created('Expiring', APP, { privateKey: APP_KEY, notes: 'Renew it.' })
    const { privateKeyId, thumbprint } = await rowOf(id)
    expect(code(await act('replaceCertificate', { id, certificateData: APP }))).toBe('BAD_INPUT input.certificateData')
    const { certificate, errors } = await act('replaceCertificate', { id, certificateData: AUTHORITY })
    expect(errors).toEqual([])
    const was = {
      name: 'Expiring (replaced, ABECFF79)',
      thumbprint,
      archivedAt: expect.any(String),
      replacedBy: { id },
    }
    expect(certificate).toMatchObject({
      id,
      name: 'Expiring',
      subject: 'CN=Example CA, O=Example, C=GB',
      hasPrivateKey: false,
      version: 2,
      replaced: { nodes: [was] },
    })
    const old = await space.db.certificate.findFirstOrThrow({ where: { replacedById: numberOf(id) } })
    expect(old).toMatchObject({ privateKeyId, notes: 'Renew it.', version: 1 })
    const again = await act('replaceCertificate', { id, certificateData: APP, privateKey: APP_KEY })
    expect(again.certificate).toMatchObject({ hasPrivateKey: true, replaced: { nodes: [{}, was] } })
    await act('replaceCertificate', { id, certificateData: AUTHORITY })
    const names = await space.db.certificate.findMany({ where: { replacedById: numberOf(id) }, orderBy: { id: 'asc' } })
    expect(names.map(({ name }) => name).at(-1)).toBe('Expiring (replaced, ABECFF79, 2)')
  })

  it('is put away and taken back', async () => {
    const id = await created('Put away', AUTHORITY)
    expect(code(await act('restoreCertificate', { id }))).toBe('INVALID_STATE input.id')
    expect((await act('archiveCertificate', { id, expectedVersion: 1 })).certificate).toMatchObject({
      archivedAt: expect.any(String),
      version: 2,
    })
    expect(code(await act('archiveCertificate', { id }))).toBe('INVALID_STATE input.id')
    expect(code(await act('replaceCertificate', { id, certificateData: APP }))).toBe('INVALID_STATE input.id')
    expect(code(await act('restoreCertificate', { id, expectedVersion: 1 }))).toMatch('VERSION_CONFLICT')
    expect((await act('restoreCertificate', { id })).certificate).toMatchObject({ archivedAt: null, version: 3 })
  })

  it('stays while something uses it, and takes its key along when it goes, but not what it replaced', async () => {
    const id = await created('Used', APP, { privateKey: APP_KEY })
    await act('replaceCertificate', { id, certificateData: AUTHORITY, privateKey: AUTHORITY_KEY })
    const certificateId = numberOf(id)
    const variable = await space.db.variable.create({
      data: { projectId: 1, ...named('Cert'), type: 'CERTIFICATE', certificateId },
    })
    const remove = () => mutate(space, 'deleteCertificate', { id }, MANAGER, 'deletedId')
    expect((await remove()).errors).toMatchObject([{ code: 'IN_USE', message: 'It is used by 1 variable: Cert.' }])
    await space.db.variable.delete({ where: { id: variable.id } })
    const { privateKeyId } = await rowOf(id)
    expect(await remove()).toEqual({ deletedId: id, errors: [] })
    expect(await space.db.secret.findUnique({ where: { id: privateKeyId ?? 0 } })).toBeNull()
    const replaced = await space.db.certificate.findFirstOrThrow({ where: { name: { startsWith: 'Used (replaced' } } })
    expect(replaced).toMatchObject({ replacedById: null, version: 2, hasPrivateKey: true })
  })

  it('is found by when it expires and what it is, and counted', async () => {
    const found = async (filter: string, order = '') => {
      type Page = { certificates: { nodes: { name: string }[] } }
      const query = `{ certificates(first: 99, filter: { isArchived: false, ${filter} } ${order}) { nodes { name } } }`
      return (await space.ask<Page>(query)).data.certificates.nodes.map(({ name }) => name)
    }
    const app = ['as DER in base64', 'as PEM with its key in it', 'Site']
    expect(await found('expires: { to: "2040-01-01T00:00:00Z" }')).toEqual(app)
    expect(await found('thumbprint: ["ab:ec:ff:79:8b:9e:2d:96:ad:49:15:6c:32:7c:c4:9f:28:56:df:7c"]')).toEqual(app)
    expect(await found('hasPrivateKey: true')).toEqual(['as PEM with its key in it', 'Site'])
    expect(await found('environment: ["Spaces-1/Environments-1"]')).toEqual(['Site'])
    expect(await found('tenant: ["Spaces-1/Tenants-1"]')).toEqual(['Moved'])
    const [first] = await found('', 'orderBy: { field: NOT_AFTER, direction: ASC }')
    expect(app).toContain(first)
    const values = '{ values { name count } }'
    const { data } = await space.ask(
      `{ certificateFacets(filter: { isArchived: false, text: "as" }) { state ${values} issuer ${values} privateKey ${values} } }`,
    )
    expect(data).toEqual({
      certificateFacets: {
        state: { values: [{ name: 'active', count: 2 }] },
        issuer: { values: [{ name: 'CN=Example CA, O=Example, C=GB', count: 2 }] },
        privateKey: {
          values: [
            { name: 'absent', count: 1 },
            { name: 'present', count: 1 },
          ],
        },
      },
    })
  })

  it('is changed by those only who reach wherever it is used', async () => {
    const who = caller('Users-70')
    const permissions = ['CertificateView', 'CertificateEdit', 'CertificateDelete', 'EnvironmentView']
    const { id: role } = await space.db.userRole.create({ data: { ...named('Keeper'), permissions } })
    await giveRole(space.db, who.subject, role, { Environments: [1] })
    const environments = ['Spaces-1/Environments-1', 'Spaces-1/Environments-2']
    const [everywhere, here, both] = [
      await created('Everywhere', AUTHORITY),
      await created('Here', AUTHORITY, { environments: [environments[0]] }),
      await created('Both', AUTHORITY, { environments }),
    ]
    expect(code(await act('archiveCertificate', { id: everywhere }, who))).toBe('NOT_FOUND input.id')
    expect(code(await act('updateCertificate', { id: here, environments: [] }, who))).toMatch('FORBIDDEN')
    expect(code(await act('replaceCertificate', { id: both, certificateData: APP }, who))).toMatch('FORBIDDEN')
    expect(code(await act('archiveCertificate', { id: both }, who))).toMatch('FORBIDDEN')
    expect(code(await mutate(space, 'deleteCertificate', { id: both }, who))).toMatch('FORBIDDEN')
    expect((await act('updateCertificate', { id: both, notes: 'Fine.' }, who)).errors).toEqual([])
    expect((await act('replaceCertificate', { id: here, certificateData: APP }, who)).errors).toEqual([])
  })
})
