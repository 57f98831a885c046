import { describe, expect, test } from '@jest/globals'
import { instanceAddresses, LOOPBACK_ONLY, OTHER_MACHINES, readAddressRule } from './addresses.js'

const LINK_LOCAL_AND_METADATA = [
  '169.254.169.254',
  '169.254.0.1',
  '::ffff:169.254.169.254',
  'fe80::1',
  'fd00:ec2::254',
  'fd20:ce::254',
  '100.100.100.200',
  '168.63.129.16',
  '192.0.0.192',
  '0.0.0.0',
  '0.1.2.3',
  '::',
  '224.0.0.1',
  'ff02::1',
  '240.0.0.1',
  '255.255.255.255',
  '64:ff9b::a9fe:a9fe',
  '2002:a9fe:a9fe::1',
]
const LOOPBACK = ['127.0.0.1', '127.255.255.254', '::1', '::ffff:127.0.0.1']
const ELSEWHERE = ['10.0.0.1', '172.16.0.1', '192.168.1.1', '203.0.113.5', 'fd12::1', '2001:db8::1', '169.253.0.1']

describe('by default', () => {
  test.each(['127.0.0.1', 'localhost', '::1', '127.0.0.2'])(
    'a component at %s finds Instances on its machine',
    (host) => {
      expect(instanceAddresses({ SPACEPORT_HOST: host })).toBe(LOOPBACK_ONLY)
    },
  )

  test.each(['0.0.0.0', '::', '10.1.2.3', 'directory.internal'])('a component at %s finds them on others', (host) => {
    expect(instanceAddresses({ SPACEPORT_HOST: host })).toBe(OTHER_MACHINES)
  })

  test.each([...LINK_LOCAL_AND_METADATA, 'localhost', ''])('nobody is sent to %s', (address) => {
    expect(LOOPBACK_ONLY.admits('x', address)).toBe(false)
    expect(OTHER_MACHINES.admits('x', address)).toBe(false)
  })

  test.each(LOOPBACK)('%s is this machine', (address) => {
    expect(LOOPBACK_ONLY.admits('x', address)).toBe(true)
    expect(OTHER_MACHINES.admits('x', address)).toBe(false)
  })

  test.each(ELSEWHERE)('%s is another', (address) => {
    expect(LOOPBACK_ONLY.admits('x', address)).toBe(false)
    expect(OTHER_MACHINES.admits('x', address)).toBe(true)
  })
})

describe('a list in the settings', () => {
  const rule = readAddressRule('10.1.0.0/16, 10.9.9.9,fd12::/32,one.example,*.Fleet.example')

  test('takes the place of the default', () => {
    expect(instanceAddresses({ SPACEPORT_HOST: '127.0.0.1', SPACEPORT_INSTANCE_ADDRESSES: rule })).toBe(rule)
  })

  test.each(['10.1.0.1', '10.1.255.255', '10.9.9.9', 'fd12::5', '::ffff:10.1.0.1'])('admits %s', (address) => {
    expect(rule.admits('whatever.example', address)).toBe(true)
  })

  test.each(['10.2.0.1', '10.9.9.8', 'fd13::5', '127.0.0.1', '203.0.113.5'])('does not admit %s', (address) => {
    expect(rule.admits('whatever.example', address)).toBe(false)
  })

  test.each(['one.example', 'ONE.example', 'one.example.', 'a.fleet.example', 'a.b.fleet.example'])(
    'admits the host %s wherever it is',
    (host) => {
      expect(rule.admits(host, '203.0.113.5')).toBe(true)
      expect(rule.admits(host, '127.0.0.1')).toBe(true)
    },
  )

  test.each(['two.example', 'fleet.example', 'xfleet.example', 'one.example.evil', 'xone.example', 'aone.example'])(
    'does not admit the host %s',
    (host) => expect(rule.admits(host, '203.0.113.5')).toBe(false),
  )

  test.each(LINK_LOCAL_AND_METADATA)('does not admit %s even if it says so', (address) => {
    const all = readAddressRule('0.0.0.0/0,::/0,*.example')
    expect(all.admits('a.example', address)).toBe(false)
    expect(all.admits('a.example', '203.0.113.5')).toBe(true)
    expect(all.admits('a.example', 'no address')).toBe(false)
  })

  test.each([
    '',
    ',',
    '10.0.0.0/33',
    '10.0.0.0/8/8',
    '10.0.0.0/x',
    '10.0.0.0/',
    'fd12::/129',
    'a..b',
    '*.',
    '*',
    '*.*',
    'a b',
    'http://a',
  ])('cannot be %p', (text) => expect(() => readAddressRule(text)).toThrow(/^holds something else than networks/))
})
