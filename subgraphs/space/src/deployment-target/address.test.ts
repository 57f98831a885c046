import { describe, expect, it } from '@jest/globals'
import type { EndpointStyle } from '@spaceport/database/space'
import { SpaceportError } from '@spaceport/kit/errors'
import { readAddress } from './address.js'

const SHA_1 = '0123456789ABCDEF0123456789ABCDEF01234567'
const MD5 = '01:23:45:67:89:ab:cd:ef:01:23:45:67:89:ab:cd:ef'
const SHA_256 = `SHA256:${'aB3/'.repeat(10)}+aB`

/** The field at fault, or what is kept. */
function read(style: EndpointStyle, uri: string | null, thumbprint: string | null) {
  try {
    return readAddress(style, { uri, thumbprint })
  } catch (error) {
    if (!(error instanceof SpaceportError)) throw error
    expect(error.code).toBe('BAD_INPUT')
    return error.details.path
  }
}

describe('an address', () => {
  it.each([
    ['TENTACLE_PASSIVE', 'https://host:10933/', SHA_1],
    ['TENTACLE_PASSIVE', 'https://[::1]:10933', SHA_1],
    ['TENTACLE_ACTIVE', 'poll://g3662re9njtelsyfhm7t/', SHA_1],
    ['KUBERNETES_TENTACLE', 'https://agent', SHA_1],
    ['KUBERNETES_TENTACLE', 'poll://agent', SHA_1],
    ['SSH', 'ssh://host:22/', MD5],
    ['SSH', 'ssh://host', SHA_256],
  ] as const)('of the style %s is %s', (style, uri, thumbprint) => {
    expect(read(style, uri, thumbprint)).toEqual({ uri, thumbprint })
  })

  it('is kept without white space around it, its thumbprint in one form', () => {
    const spaced = '01 23 45 67 89 ab cd ef 01 23 45 67 89 ab cd ef 01 23 45 67'
    expect(read('TENTACLE_PASSIVE', ' https://host/ ', spaced)).toEqual({ uri: 'https://host/', thumbprint: SHA_1 })
    expect(read('SSH', 'ssh://host', MD5.toUpperCase())).toEqual({ uri: 'ssh://host', thumbprint: MD5 })
  })

  it.each([
    ['TENTACLE_PASSIVE', null],
    ['TENTACLE_PASSIVE', ''],
    ['TENTACLE_PASSIVE', 'poll://host/'],
    ['TENTACLE_PASSIVE', 'https:host'],
    ['TENTACLE_PASSIVE', 'https://'],
    ['TENTACLE_PASSIVE', 'https://host/path'],
    ['TENTACLE_PASSIVE', 'https://user@host/'],
    ['TENTACLE_PASSIVE', 'https://user:secret@host/'],
    ['TENTACLE_PASSIVE', 'https://host/?token=secret'],
    ['TENTACLE_PASSIVE', 'https://host/#here'],
    ['TENTACLE_PASSIVE', 'https://ho\nst/'],
    ['TENTACLE_PASSIVE', 'https://\ud800/'],
    ['TENTACLE_PASSIVE', `https://${'x'.repeat(2_000)}/`],
    ['TENTACLE_ACTIVE', 'https://host/'],
    ['TENTACLE_ACTIVE', 'poll:///'],
    ['KUBERNETES_TENTACLE', 'ssh://host/'],
  ] as const)('of the style %s is not %j', (style, uri) => {
    expect(read(style, uri, SHA_1)).toEqual(['input', 'uri'])
  })

  it.each([
    ['TENTACLE_PASSIVE', 'https://host/', null],
    ['TENTACLE_PASSIVE', 'https://host/', SHA_1.slice(1)],
    ['TENTACLE_PASSIVE', 'https://host/', `${SHA_1}0`],
    ['TENTACLE_PASSIVE', 'https://host/', MD5],
    ['SSH', 'ssh://host/', SHA_1],
    ['SSH', 'ssh://host/', SHA_256.slice(0, -1)],
  ] as const)('of the style %s at %s is not known by %j', (style, uri, thumbprint) => {
    expect(read(style, uri, thumbprint)).toEqual(['input', 'thumbprint'])
  })

  it.each(['OFFLINE_DROP', 'KUBERNETES', 'AZURE_WEB_APP', 'NONE'] as const)(
    'there is none of the style %s',
    (style) => {
      expect(read(style, null, '')).toEqual({ uri: null, thumbprint: null })
      expect(read(style, 'https://host/', null)).toEqual(['input', 'uri'])
      expect(read(style, null, SHA_1)).toEqual(['input', 'thumbprint'])
    },
  )
})
