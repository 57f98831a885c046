import { isIPv6 } from 'node:net'

/** By what it is counted who asks from an address: an IPv4 address, or the /64 network of an IPv6 one, which a single host can use all of. */
export function networkOf(address: string | null | undefined): string {
  if (!address) return 'unknown'
  if (!isIPv6(address)) return address.slice(0, 64)
  const [head = '', tail] = address.split('::')
  const before = head === '' ? [] : head.split(':')
  const after = tail ? tail.split(':') : []
  const missing = tail === undefined ? 0 : 8 - before.length - after.length
  const groups = [...before, ...Array.from({ length: Math.max(0, missing) }, () => '0'), ...after]
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`
}
