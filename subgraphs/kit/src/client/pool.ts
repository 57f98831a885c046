import { lookup as resolve, type LookupAddress, type LookupOptions } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import { Agent, buildConnector } from 'undici'
import type { AddressRule } from './addresses.js'

/** Milliseconds that a connection may take to be made. */
const LONGEST_CONNECT = 2_000

/** The connections of this process: one pool for each rule by which they are made. Deadlines are per call, so a pool has no time limit on answers. */
const pools = new Map<AddressRule | null, Agent>()

/** The pool for connections to addresses that a rule admits; null: to wherever the settings say. */
export function poolFor(rule: AddressRule | null): Agent {
  let pool = pools.get(rule)
  if (!pool) pools.set(rule, (pool = newPool(rule)))
  return pool
}

/** Ends every connection and what is under way on them, so that a process can exit or a test can finish. */
export async function closeConnections(): Promise<void> {
  const ended = [...pools.values()]
  pools.clear()
  await Promise.all(ended.map((pool) => pool.destroy()))
}

function newPool(rule: AddressRule | null): Agent {
  const connect = rule ? connectorFor(rule) : { timeout: LONGEST_CONNECT }
  return new Agent({ connections: 64, pipelining: 1, connect, headersTimeout: 0, bodyTimeout: 0 })
}

/**
 * Connects to addresses that a rule admits, and to the very address that was looked at: a name is resolved once for each connection, so that it
 * cannot mean another address a moment later.
 */
export function connectorFor(rule: AddressRule, lookup: typeof resolve = resolve): buildConnector.connector {
  const connect = buildConnector({ timeout: LONGEST_CONNECT, lookup: within(rule, lookup) })
  return (options, callback) => {
    const host = options.hostname.replace(/^\[|\]$/g, '')
    if (isIP(host) !== 0 && !rule.admits(host, host)) callback(notAdmitted(), null)
    else connect(options, callback)
  }
}

function within(rule: AddressRule, lookup: typeof resolve): LookupFunction {
  return (host, options: LookupOptions, callback) => {
    lookup(host, { ...options, all: true }, (error: NodeJS.ErrnoException | null, found: LookupAddress[]) => {
      const admitted = error ? [] : found.filter(({ address }) => rule.admits(host, address))
      const [first] = admitted
      if (!first) callback(error ?? notAdmitted(), '', 0)
      else if (options.all) callback(null, admitted)
      else callback(null, first.address, first.family)
    })
  }
}

/** Names no address: it may end up in an answer's log line at most, but even so. */
function notAdmitted(): Error {
  return Object.assign(new Error('no connection is made to this address'), { code: 'ERR_ADDRESS_NOT_ADMITTED' })
}
