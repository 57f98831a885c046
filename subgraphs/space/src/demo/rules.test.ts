import { describe, expect, test } from '@jest/globals'
import { readAccountDetails, readUsername, secretFieldOf } from '../account/settings.js'
import { readPackage } from '../build-information/read.js'
import { parseCertificate } from '../certificate/parse.js'
import { readRules } from '../channel/rule.js'
import { accountFault } from '../deployment-target/account-fit.js'
import { readAddress } from '../deployment-target/address.js'
import { readEndpoint } from '../deployment-target/endpoint.js'
import { readFeedDetails, readFeedUri, type ForeignType } from '../feed/settings.js'
import { RESULTS } from '../interruption/kinds.js'
import { readRetention } from '../lifecycle/retention.js'
import { readTimes as readPolicyTimes } from '../machine-policy/times.js'
import { readVersionControl } from '../project/version-control.js'
import { readLines } from '../server-task/log-line.js'
import { parseStepTemplate } from '../step-template/parse.js'
import { fitsAccount } from '../variable/value-type.js'
import { requireFitting } from '../variable-template/fitting.js'
import { readName, readText } from '../write/text.js'
import { readWorkerEndpoint } from '../worker/endpoint.js'
import { readWorkerImage } from '../worker-pool/image.js'
import { generateContent } from './content.js'
import { sampleRequest } from './sample-request.js'

const request = sampleRequest({ projects: 16 })
const content = generateContent(request)
const { rows } = content
const byId = <Row extends { id: number }>(all: readonly Row[], id: number | null) => all.find((one) => one.id === id)

describe('nothing that the write path would refuse is in the content:', () => {
  test('machines', () => {
    for (const one of rows.deployment_target) {
      const { endpointStyle, uri, thumbprint, accountId } = one
      expect(readAddress(endpointStyle, one)).toEqual({ uri, thumbprint })
      expect(readEndpoint(endpointStyle, JSON.parse(one.endpoint))).toBe(one.endpoint)
      expect(accountFault(endpointStyle, byId(rows.account, accountId)?.type ?? null)).toBeNull()
    }
    for (const { endpointStyle, uri, thumbprint } of rows.worker) {
      expect(readWorkerEndpoint(endpointStyle, { uri, thumbprint })).toEqual({ endpointStyle, uri, thumbprint })
    }
    for (const { type, workerImage } of rows.worker_pool) expect(readWorkerImage(type, workerImage)).toBe(workerImage)
    for (const { workerPoolId } of rows.worker_pool_worker) {
      expect(byId(rows.worker_pool, workerPoolId)?.type ?? 'STATIC_WORKER_POOL').toBe('STATIC_WORKER_POOL')
    }
    for (const policy of rows.machine_policy) expect(policy).toMatchObject(readPolicyTimes(policy))
    const health = new Set(rows.deployment_target.map((one) => one.health))
    expect(health).toEqual(new Set(['HEALTHY', 'HAS_WARNINGS', 'UNHEALTHY', 'UNAVAILABLE', 'UNKNOWN']))
  })

  test('accounts, feeds and certificates', () => {
    const texts = new Map(content.secrets.map(({ id, text }) => [id, text]))
    for (const { type, username, details, secretId } of rows.account) {
      expect(readUsername(type, username)).toBe(username)
      expect(readAccountDetails(type, JSON.parse(details))).toBe(details)
      expect(secretFieldOf(type) !== null).toBe(secretId !== null)
    }
    for (const { type, uri, details } of rows.feed) {
      expect(readFeedUri(type as ForeignType, uri)).toBe(uri)
      expect(readFeedDetails(type as ForeignType, JSON.parse(details))).toBe(details)
    }
    for (const certificate of rows.certificate) {
      const privateKey = texts.get(certificate.privateKeyId ?? 0) ?? ''
      const { facts } = parseCertificate({ certificateData: certificate.certificateData, privateKey })
      expect(certificate).toMatchObject(facts)
    }
    const soon = rows.certificate.filter(({ notAfter }) => notAfter.getTime() > request.now)
    expect(soon.map(({ notAfter }) => Math.round((notAfter.getTime() - request.now) / 86_400_000))).toEqual([305, 12])
    const [expired] = rows.certificate.filter(({ notAfter }) => notAfter.getTime() < request.now)
    expect(byId(rows.certificate, expired?.replacedById ?? null)?.archivedAt).toBeNull()
  })

  test('lifecycles, channels and projects', () => {
    for (const one of rows.lifecycle) {
      readRetention({ unit: one.releaseRetentionUnit, quantity: one.releaseRetentionQuantity })
      readRetention({ unit: one.targetRetentionUnit, quantity: one.targetRetentionQuantity })
    }
    for (const { versionRange, tag, actionPackages } of rows.channel_version_rule) {
      expect(readRules([{ versionRange, tag, actionPackages }])).toEqual([
        { position: 0, versionRange, tag, actionPackages },
      ])
    }
    const defaults = rows.channel.filter(({ isDefault }) => isDefault).map(({ projectId }) => projectId)
    expect(defaults).toEqual(rows.project.map(({ id }) => id))
    for (const {
      versionControlUrl: url,
      versionControlBranch: branch,
      versionControlBasePath: basePath,
    } of rows.project) {
      const kept = { versionControlUrl: url, versionControlBranch: branch, versionControlBasePath: basePath }
      expect(readVersionControl(url === null ? null : { url, branch, basePath })).toEqual(kept)
    }
    for (const { projectId } of rows.project_tenant) {
      expect(byId(rows.project, projectId)?.tenantedMode).toBe('TENANTED_OR_UNTENANTED')
    }
  })

  test('variables, templates and their values', () => {
    for (const { type, accountId, isPrompted, secretId, value } of rows.variable) {
      if (accountId !== null) expect(fitsAccount(type, byId(rows.account, accountId)!.type)).toBe(true)
      if (isPrompted) expect(['STRING', 'SENSITIVE']).toContain(type)
      expect([secretId !== null, value !== null]).toEqual([type === 'SENSITIVE', type === 'STRING'])
    }
    for (const template of rows.variable_template) {
      if (template.defaultValue !== null) requireFitting(template, template.defaultValue)
      expect(template.options !== null).toBe(template.control === 'SELECT')
    }
    const needs = { TENANT: [true, false], ENVIRONMENT: [false, true], TENANT_AND_ENVIRONMENT: [true, true] }
    for (const { templateId, projectId, tenantId, environmentId, value, secretId } of rows.template_value) {
      const template = byId(rows.variable_template, templateId)!
      expect(projectId).toBe(template.projectId)
      expect([tenantId !== null, environmentId !== null]).toEqual(needs[template.scope])
      if (value !== null) requireFitting(template, value)
      if (secretId !== null) expect(template.control).toBe('SENSITIVE')
    }
    expect(rows.template_value.some(({ isNull }) => isNull)).toBe(true)
  })

  test('step templates, builds, tasks and interruptions', () => {
    for (const { source, version, parameters, properties } of rows.step_template_version) {
      const file = parseStepTemplate(source)
      expect([file.version, JSON.stringify(file.parameters), JSON.stringify(file.properties)]).toEqual([
        ...[version, parameters, properties],
      ])
    }
    for (const build of rows.build_information) {
      const { packageId, packageVersion } = build
      expect(build).toMatchObject(readPackage({ packageId, packageVersion }))
    }
    expect(readLines(rows.task_log_line.slice(0, 1_000), new Date()).map(({ text }) => text)).toEqual(
      rows.task_log_line.slice(0, 1_000).map(({ text }) => text),
    )
    for (const { type, result } of rows.interruption) if (result !== null) expect(RESULTS[type]).toContain(result)
  })

  test('names and descriptions', () => {
    for (const all of Object.values(rows)) {
      for (const { name, description = null } of all as { name?: string; description?: string | null }[]) {
        if (name) expect(readName(name)).toBe(name)
        if (description) expect(readText(description)).toBe(description)
      }
    }
  })
})
