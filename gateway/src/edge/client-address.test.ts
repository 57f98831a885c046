import type { IncomingMessage } from 'node:http'
import { describe, expect, test } from '@jest/globals'
import { clientAddress } from './client-address.js'

const TOKEN = 'a'.repeat(32)

const from = (remoteAddress: string | undefined, headers: Record<string, string> = {}, token: string | null = TOKEN) =>
  clientAddress({ headers, socket: { remoteAddress } } as IncomingMessage, token ?? undefined)

describe('the address of a client', () => {
  test('is that of its connection, in one form', () => {
    expect(from('10.0.0.7')).toBe('10.0.0.7')
    expect(from('::ffff:10.0.0.7')).toBe('10.0.0.7')
    expect(from('fe80::1%eth0')).toBe('fe80::1')
    expect(from('2001:DB8:0:0::0001')).toBe('2001:db8::1')
    expect(from(undefined)).toBe('unknown')
  })

  test('is not what the client says, with whatever secret', () => {
    const said = { 'x-forwarded-for': '1.2.3.4' }
    for (const headers of [said, { ...said, 'spaceport-proxy': 'b'.repeat(32) }, { ...said, 'spaceport-proxy': '' }]) {
      expect(from('10.0.0.7', headers)).toBe('10.0.0.7')
    }
    expect(from('10.0.0.7', { ...said, 'spaceport-proxy': 'undefined' }, null)).toBe('10.0.0.7')
  })

  test('is what a proxy of ours saw: the right-most, since the client may have written the rest', () => {
    const forwarded = (value: string) => from('10.0.0.7', { 'x-forwarded-for': value, 'spaceport-proxy': TOKEN })
    expect(forwarded('1.2.3.4')).toBe('1.2.3.4')
    expect(forwarded('6.6.6.6, 1.2.3.4')).toBe('1.2.3.4')
    expect(forwarded('2001:db8::5')).toBe('2001:db8::5')
    for (const nonsense of ['', 'localhost', '1.2.3.4, ', '1.2.3.4:80', "1.2.3.4'; DROP TABLE x", '1.2.3.999']) {
      expect(forwarded(nonsense)).toBe('10.0.0.7')
    }
  })
})
