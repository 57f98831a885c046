import { seededRandom } from '@spaceport/kit/random'
import { TENANT_FIRST, TENANT_LAST, TENANT_SECOND } from './names.js'

const DIFFERENT = TENANT_FIRST.length * TENANT_SECOND.length * TENANT_LAST.length

/** `count` names of customers, each once. */
export function tenantNames(seed: string, count: number): string[] {
  const order = seededRandom(seed).shuffle(Array.from({ length: DIFFERENT }, (_, i) => i))
  return Array.from({ length: count }, (_, i) => {
    const n = order[i % DIFFERENT] ?? 0
    const first = TENANT_FIRST[n % TENANT_FIRST.length]
    const second = TENANT_SECOND[Math.floor(n / TENANT_FIRST.length) % TENANT_SECOND.length]
    const last = TENANT_LAST[Math.floor(n / TENANT_FIRST.length / TENANT_SECOND.length)] ?? ''
    const round = Math.floor(i / DIFFERENT)
    return `${first} ${second}${last}${round ? ` ${round + 1}` : ''}`
  })
}
