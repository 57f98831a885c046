import { BlockList, isIP } from 'node:net'

/** To which addresses this component connects on an administrator's word. */
export type AddressRule = {
  /** Whether `address` (an IP) may be connected to when `host` (a name, or the same IP) was asked for. */
  admits(host: string, address: string): boolean
}

/**
 * What nobody may be sent to: this network, link-local addresses (RFC 3927, RFC 4291), where clouds keep their metadata services, those
 * services elsewhere, multicast, reserved ones, and IPv6 addresses that translators turn into IPv4 ones (RFC 6052, RFC 3056).
 */
const NEVER = listOf([
  ...['0.0.0.0/8', '169.254.0.0/16', '224.0.0.0/4', '240.0.0.0/4', '::/128', 'fe80::/10', 'ff00::/8'],
  ...['100.100.100.200/32', '168.63.129.16/32', '192.0.0.192/32', 'fd00:ec2::254/128', 'fd20:ce::254/128'],
  ...['64:ff9b::/96', '2002::/16'],
])

const LOOPBACK = listOf(['127.0.0.0/8', '::1/128'])

/** Addresses of this machine alone: for a fleet that runs on one. */
export const LOOPBACK_ONLY: AddressRule = { admits: (_host, address) => contains(LOOPBACK, address) }

/** Public and private addresses, but none of this machine. */
export const OTHER_MACHINES: AddressRule = {
  admits: (_host, address) => isIP(address) !== 0 && !contains(NEVER, address) && !contains(LOOPBACK, address),
}

/**
 * Reads a list, with commas, of networks (`10.1.0.0/16`, `fd12::/32`, `10.1.2.3`) and host names (`one.example`, `*.fleet.example`: any below).
 * Link-local addresses and metadata services are not admitted even so. Throws one sentence.
 */
export function readAddressRule(text: string): AddressRule {
  const entries = text.split(',').map((entry) => entry.trim().toLowerCase())
  const networks = listOf(entries.filter((entry) => isIP(entry.split('/')[0] ?? '') !== 0))
  const names = entries.filter((entry) => isIP(entry.split('/')[0] ?? '') === 0)
  const wrong = names.find(
    (name) => !/^(\*\.)?([a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*$/.test(name),
  )
  if (wrong !== undefined)
    throw new Error('holds something else than networks (10.1.0.0/16) and host names (*.fleet.example)')
  return {
    admits: (host, address) =>
      isIP(address) !== 0 && !contains(NEVER, address) && (contains(networks, address) || names.some(matches(host))),
  }
}

/** The rule for Instances: what the settings say; else this machine for a component that listens on it alone, the others for any other. */
export function instanceAddresses(settings: {
  SPACEPORT_HOST: string
  SPACEPORT_INSTANCE_ADDRESSES?: AddressRule | undefined
}): AddressRule {
  if (settings.SPACEPORT_INSTANCE_ADDRESSES) return settings.SPACEPORT_INSTANCE_ADDRESSES
  const host = settings.SPACEPORT_HOST
  return host === 'localhost' || contains(LOOPBACK, host) ? LOOPBACK_ONLY : OTHER_MACHINES
}

function matches(host: string): (pattern: string) => boolean {
  const name = host.toLowerCase().replace(/\.$/, '')
  return (pattern) => (pattern.startsWith('*.') ? name.endsWith(pattern.slice(1)) : name === pattern)
}

function listOf(networks: readonly string[]): BlockList {
  const list = new BlockList()
  for (const network of networks) {
    const [address = '', prefix, ...rest] = network.split('/')
    const type = isIP(address) === 4 ? 'ipv4' : 'ipv6'
    const longest = type === 'ipv4' ? 32 : 128
    const length = prefix === undefined ? longest : Number(prefix)
    const sound = rest.length === 0 && (prefix === undefined || /^\d{1,3}$/.test(prefix)) && length <= longest
    if (!sound) throw new Error('holds something else than networks (10.1.0.0/16) and host names (*.fleet.example)')
    list.addSubnet(address, length, type)
  }
  return list
}

/** Whether an address lies in one of the networks; an IPv4 address counts in its IPv6 form too (`::ffff:10.0.0.1`). */
function contains(list: BlockList, address: string): boolean {
  const family = isIP(address)
  return family !== 0 && list.check(address, family === 4 ? 'ipv4' : 'ipv6')
}
