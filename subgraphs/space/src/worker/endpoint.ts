import type { EndpointStyle } from '@spaceport/database/space'
import { refuse } from '@spaceport/kit/write/outcome'
import { readAddress, type Address } from '../deployment-target/address.js'

/** The styles by which workers are spoken to. */
const STYLES: readonly EndpointStyle[] = ['TENTACLE_PASSIVE', 'TENTACLE_ACTIVE', 'SSH', 'KUBERNETES_TENTACLE']

/** How a worker is spoken to, as it is kept. */
export type WorkerEndpoint = Address & { endpointStyle: EndpointStyle }

/** How a worker is to be spoken to. Throws `BAD_INPUT` for a style that workers do not have, and for an address that does not fit it. */
export function readWorkerEndpoint(endpointStyle: EndpointStyle, address: Partial<Address>): WorkerEndpoint {
  if (!STYLES.includes(endpointStyle)) {
    throw refuse('BAD_INPUT', `A worker is of the style ${STYLES.join(' or ')}.`, 'input', 'endpointStyle')
  }
  return { endpointStyle, ...readAddress(endpointStyle, address) }
}
