import { describe, expect, it } from '@jest/globals'
import type { EndpointStyle } from '@spaceport/database/space'
import { SpaceportError } from '@spaceport/kit/errors'
import { readEndpoint } from './endpoint.js'

/** What is kept, or why nothing is. */
function read(style: EndpointStyle, endpoint: unknown): unknown {
  try {
    return JSON.parse(readEndpoint(style, endpoint))
  } catch (error) {
    if (!(error instanceof SpaceportError)) throw error
    expect(error).toMatchObject({ code: 'BAD_INPUT', details: { path: ['input', 'endpoint'] } })
    return error.message
  }
}

const deep = (levels: number): unknown => (levels === 0 ? 'x' : [deep(levels - 1)])
const PACKAGE = { deploymentTargetTypeId: 'type', stepPackageId: 'package' }

describe('an endpoint', () => {
  it.each([
    ['NONE', undefined, {}],
    ['NONE', {}, {}],
    ['TENTACLE_PASSIVE', { tentacleVersion: '8.1.0', proxy: null }, { tentacleVersion: '8.1.0' }],
    [
      'KUBERNETES',
      { clusterUrl: 'https://k8s:6443', skipTlsVerification: false },
      { clusterUrl: 'https://k8s:6443', skipTlsVerification: false },
    ],
    ['AWS_ECS_CLUSTER', { clusterName: 'c', region: 'eu-1' }, { clusterName: 'c', region: 'eu-1' }],
    ['STEP_PACKAGE', { ...PACKAGE, inputs: { a: [1, null, 'x'] } }, { ...PACKAGE, inputs: { a: [1, null, 'x'] } }],
  ] as const)('of the style %s may be %j', (style, endpoint, kept) => {
    expect(read(style, endpoint)).toEqual(kept)
  })

  it.each([
    ['KUBERNETES', {}, /has clusterUrl/],
    ['KUBERNETES', { clusterUrl: null }, /has clusterUrl/],
    ['KUBERNETES', { clusterUrl: 'ftp://k8s' }, /"clusterUrl" is an http or https address/],
    ['KUBERNETES', { clusterUrl: 'https://user:secret@k8s' }, /without a password/],
    ['KUBERNETES', { clusterUrl: 'https://k8s', skipTlsVerification: 'yes' }, /"skipTlsVerification" is true or false/],
    ['AWS_ECS_CLUSTER', { clusterName: 'c' }, /has region/],
    ['AWS_ECS_CLUSTER', { clusterName: 'c', region: ' ' }, /"region" is blank/],
    ['AWS_ECS_CLUSTER', { clusterName: 'c', region: 1 }, /"region" is a text/],
    ['OFFLINE_DROP', { dropFolderPath: 'a\u0000b' }, /"dropFolderPath" holds a control character/],
    ['OFFLINE_DROP', { password: 'secret' }, /"password" is none of applicationsDirectory/],
    ['OFFLINE_DROP', { toString: 'x' }, /"toString" is none of/],
    ['NONE', { a: 1 }, /"a" is none of any/],
    ['NONE', [], /JSON object/],
    ['NONE', 'text', /JSON object/],
    ['STEP_PACKAGE', { ...PACKAGE, inputs: [] }, /"inputs" is a JSON object/],
    ['STEP_PACKAGE', { ...PACKAGE, inputs: { a: '\u0000' } }, /odd characters/],
    ['STEP_PACKAGE', { ...PACKAGE, inputs: { '\ud800': 1 } }, /odd characters/],
    ['STEP_PACKAGE', { ...PACKAGE, inputs: { a: deep(20) } }, /too deep/],
    ['STEP_PACKAGE', { ...PACKAGE, inputs: { a: 'x'.repeat(20_000) } }, /at most 20000 characters/],
  ] as const)('of the style %s is not %j', (style, endpoint, why) => {
    expect(read(style, endpoint)).toMatch(why)
  })
})
