import { describe, expect, it } from '@jest/globals'
import { action, carried, step, value } from '../incoming-bundle/testing/carried.js'
import { checkCarried } from './import-check.js'
import { LocalNames } from './import-local.js'
import { splitTag, tagKey } from './import-names.js'
import { carriedSteps } from './import-process.js'
import { carriedProperties } from './import-properties.js'
import { carriedTemplates } from './import-templates.js'
import { unresolvedIn } from './import-unresolved.js'
import { carriedVariables } from './import-variables.js'

const ROOT = 'a'.repeat(64)

const local = new LocalNames({
  ids: new Map([
    ['Environments', new Map([['production', 4]])],
    ['Accounts', new Map([['deployer', 7]])],
    [
      'Feeds',
      new Map([
        ['\u0001', 1],
        ['nuget', 2],
      ]),
    ],
    ['Tags', new Map([[tagKey('region', 'eu/west'), 3]])],
  ]),
  accounts: new Map([[7, 'TOKEN' as const]]),
  templates: new Map([['script', { id: 5, versions: new Set([2]) }]]),
})

describe('what a release names', () => {
  it('is looked for whatever its case, a tag by every way to read its name', () => {
    expect(splitTag('a/B/c')).toEqual([
      { set: 'a', tag: 'b/c' },
      { set: 'a/b', tag: 'c' },
    ])
    expect(local.idOf('Tags', 'Region/EU/West')).toBe(3)
    expect(local.idOf('Environments', 'PRODUCTION')).toBe(4)
    expect(local.idOf('Environments', 'Staging')).toBeNull()
  })

  it('is an account only if its type fits, and a step template only in a version that is here', () => {
    expect(local.accountFor('AZURE_ACCOUNT', 'Deployer')).toBeNull()
    expect(local.templateOf({ name: 'Script', communityId: null, version: 2 })).toEqual({ id: 5, version: 2 })
    expect(local.templateOf({ name: 'Script', communityId: null, version: 3 })).toBeNull()
  })

  it('is told where it is not here, once, and whether the release needs it', () => {
    const release = carried(ROOT, 1, {
      process: {
        steps: [
          step(
            'Deploy',
            action('A', { accounts: ['Nobody'], environments: ['Moon'], isDisabled: true }),
            action('B', { accounts: ['nobody'], packages: [{ name: '', packageId: 'x', feed: 'Gone' }] }),
          ),
        ],
      },
      variables: [value('Pool', { type: 'WORKER_POOL', workerPool: 'None', scope: { environments: ['Moon'] } })],
    })
    expect(unresolvedIn(release, local)).toEqual([
      { kind: 'ENVIRONMENT', name: 'Moon', isNeeded: false },
      { kind: 'ACCOUNT', name: 'nobody', isNeeded: true },
      { kind: 'WORKER_POOL', name: 'None', isNeeded: false },
      { kind: 'FEED', name: 'Gone', isNeeded: false },
    ])
  })
})

describe('what a release carries', () => {
  it('never holds anywhere else than it did: what only is where nothing of that name is here, is nowhere', () => {
    const release = carried(ROOT, 1, {
      process: {
        steps: [
          step(
            'Deploy',
            action('Moon', { environments: ['Moon'] }),
            action('Not on the moon', { excludedEnvironments: ['Moon'] }),
            action('Both', { environments: ['Moon', 'Production'] }),
            action('Other tags', { tenantTags: ['Region/US'] }),
            action('Other channel', { channels: ['Hotfix'] }),
          ),
        ],
      },
      variables: [
        value('Both', { scope: { environments: ['Moon', 'Production'], roles: ['b', 'a'] } }),
        value('Moon', { scope: { environments: ['Moon'] } }),
        value('Tag', { scope: { environments: ['Production'], tenantTags: ['Region/US'] } }),
        value('Step', { scope: { steps: ['Gone'] } }),
        value('Channel', { scope: { channels: ['Hotfix'] } }),
      ],
    })
    const [deploy] = carriedSteps(release, local, () => null)
    expect(deploy?.actions.map(({ name, isDisabled, environmentIds }) => [name, isDisabled, environmentIds])).toEqual([
      ['Moon', true, []],
      ['Not on the moon', false, []],
      ['Both', false, [4]],
      ['Other tags', true, []],
      ['Other channel', true, []],
    ])
    const variables = carriedVariables(release, local, { channelId: 9, steps: new Map() })
    expect(variables.map(({ name, scope }) => [name, scope.environmentIds, scope.roles, scope.channelIds])).toEqual([
      ['Both', [4], ['a', 'b'], []],
      ['Channel', [], [], [9]],
    ])
  })

  it('asks for each name once, templates before what is only needed', () => {
    const template = { label: null, helpText: null, controlType: 'CHECKBOX', options: null, scope: 'TENANT' }
    const templates = [{ ...template, name: 'Region', isRequired: false, defaultValue: null, defaultSecret: null }]
    const all = carriedTemplates(carried(ROOT, 1, { templates, needed: ['REGION', 'Port', 'port'] }))
    expect(all.map(({ name, control, scope, isOnlyNeeded }) => [name, control, scope, isOnlyNeeded])).toEqual([
      ['Region', 'CHECKBOX', 'TENANT', false],
      ['Port', 'SINGLE_LINE_TEXT', 'ENVIRONMENT', true],
    ])
  })

  it('has properties of texts, nulls and places of sensitive texts, and nothing else', () => {
    const { plain, secrets } = carriedProperties('{"a":"1","__proto__":"2","b":null,"c":{"secret":3}}')
    expect(Object.entries(plain)).toEqual([
      ['a', '1'],
      ['__proto__', '2'],
      ['b', null],
    ])
    expect([...secrets]).toEqual([['c', 3]])
    for (const text of [
      '[]',
      '{',
      '{"a":1}',
      '{"a":{"secret":-1}}',
      '{"a":{"secret":1,"b":2}}',
      '{"a":{"secretId":1}}',
    ]) {
      expect(() => carriedProperties(text)).toThrow()
    }
  })
})

describe('a release that makes no sense is refused, whoever signed it', () => {
  const many = (count: number, name: string) => Array.from({ length: count }, (_, i) => `${name} ${i}`)
  const steps = (...all: ReturnType<typeof step>[]) => ({ process: { steps: all } })
  it.each([
    ['a version that is none', { release: { version: 'v' } }],
    ['an origin that is no release', { release: { origin: `${ROOT}/Spaces-1/Projects-1` } }],
    ['a project without a name', { project: { name: ' ' } }],
    ['two steps of one name', steps(step('a'), step('A', action('b')))],
    ['two actions of one name', steps(step('a'), step('b', action('a')))],
    ['too many steps', steps(...many(201, 'step').map((name) => step(name)))],
    ['a step without actions', steps({ ...step('a'), actions: [] })],
    ['a condition without its expression', steps({ ...step('a'), condition: 'VARIABLE' })],
    ['a sensitive property that is not there', steps(step('a', action('a', { properties: '{"a":{"secret":1}}' })))],
    ['too large properties', steps(step('a', action('a', { properties: JSON.stringify({ a: 'x'.repeat(300_000) }) })))],
    ['a value of another type', { variables: [value('a', { type: 'SENSITIVE', value: 'x' })] }],
    ['a sensitive value that is not there', { variables: [value('a', { type: 'SENSITIVE', secret: 1 })] }],
    ['a value that nobody can be asked for', { variables: [prompted()] }],
    ['a value with U+0000', { variables: [value('a', { value: '\0' })] }],
    ['a name with U+0000', { variables: [value('a\0')] }],
    ['too many needed names', { needed: many(501, 'name') }],
    ['a package of no version', { packages: [packageOf('a', 'latest')] }],
    ['the same package twice', { packages: [packageOf('a', '1.0'), packageOf('A', '2.0')] }],
  ])('%s', (_what, changes) => {
    expect(() => checkCarried(carried(ROOT, 1, changes), ['one'])).toThrow(
      expect.objectContaining({ code: 'BUNDLE_MALFORMED' }),
    )
  })

  it('but not what has its own limits exactly', () => {
    const fine = { ...steps(...many(200, 'step').map((name) => step(name))), needed: many(500, 'name') }
    expect(() => checkCarried(carried(ROOT, 1, fine), ['x'.repeat(65_536)])).not.toThrow()
    expect(() => checkCarried(carried(ROOT, 1), ['x'.repeat(65_537)])).toThrow()
  })
})

function prompted() {
  return value('a', { type: 'CERTIFICATE', prompt: { label: null, helpText: null, isRequired: true } })
}

function packageOf(action: string, version: string) {
  return { action, name: '', packageId: 'x', version, feed: null, sha256: null, size: null }
}
