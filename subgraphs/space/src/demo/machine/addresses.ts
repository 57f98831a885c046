import type { EndpointStyle } from '@spaceport/database/space'
import type { Random } from '@spaceport/kit/random'

/** Where a machine is reached, as rows keep it. */
export type Addressed = { endpointStyle: EndpointStyle; uri: string | null; thumbprint: string | null }

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** The address of a made-up machine of a style, and by what it is known there. */
export function addressed(random: Random, endpointStyle: EndpointStyle, host: string): Addressed {
  switch (endpointStyle) {
    case 'TENTACLE_PASSIVE':
      return { endpointStyle, uri: `https://${host}.spaceport.example:10933/`, thumbprint: hexadecimal(random, 40) }
    case 'TENTACLE_ACTIVE':
      return {
        endpointStyle,
        uri: `poll://${hexadecimal(random, 20).toLowerCase()}/`,
        thumbprint: hexadecimal(random, 40),
      }
    case 'SSH':
      return {
        endpointStyle,
        uri: `ssh://${host}.spaceport.example:22/`,
        thumbprint: `SHA256:${text(random, BASE64, 43)}`,
      }
    default:
      return { endpointStyle, uri: null, thumbprint: null }
  }
}

/** So many hexadecimal digits, in capitals. */
export function hexadecimal(random: Random, length: number): string {
  return text(random, '0123456789ABCDEF', length)
}

function text(random: Random, letters: string, length: number): string {
  return Array.from({ length }, () => letters[random.int(0, letters.length - 1)]).join('')
}
