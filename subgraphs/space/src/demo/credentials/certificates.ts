import type { Certificate } from '@spaceport/database/space'
import { createHash } from 'node:crypto'
import { parseCertificate } from '../../certificate/parse.js'
import { named } from '../named.js'
import type { SecretTexts } from '../secret-texts.js'
import type { Setting } from '../setting.js'
import { selfSigned } from './self-signed.js'

/** Numbers of what the other parts refer to. */
export const CERTIFICATE = { wildcard: 1, gateway: 2, replaced: 3 } as const

/** Days before now from which and until which a certificate is valid. */
type Validity = { from: number; to: number }

/** The certificates of a Space: one that is good for long, one that ends in twelve days, and what the first was before it was replaced. */
export function certificates(setting: Setting, secrets: SecretTexts): Certificate[] {
  const { ago, prefix, production } = setting
  const domain = `${prefix}.spaceport.example`
  const made = {
    wildcard: keptCertificate(setting, secrets, `*.${domain}`, { from: 60, to: -305 }),
    gateway: keptCertificate(setting, secrets, `gateway.${domain}`, { from: 353, to: -12 }),
    replaced: keptCertificate(setting, secrets, `*.${domain}`, { from: 430, to: 55 }),
  }
  const usual = {
    ...{ notes: null, environmentIds: [], tenantIds: [], tenantTagIds: [], replacedById: null, archivedAt: null },
    ...{ tenantedMode: 'TENANTED_OR_UNTENANTED' as const, version: 1 },
  }
  const short = made.replaced.thumbprint.slice(0, 8)
  return [
    {
      ...{ ...usual, ...made.wildcard, id: CERTIFICATE.wildcard, ...named('Wildcard') },
      ...{ notes: `For all sites under ${domain}.`, createdAt: ago(429), version: 2 },
    },
    {
      ...{ ...usual, ...made.gateway, id: CERTIFICATE.gateway, ...named('Gateway') },
      ...{ environmentIds: production, createdAt: ago(352) },
    },
    {
      ...{ ...usual, ...made.replaced, id: CERTIFICATE.replaced, ...named(`Wildcard (replaced, ${short})`) },
      ...{ archivedAt: ago(58), replacedById: CERTIFICATE.wildcard, createdAt: ago(58) },
    },
  ]
}

function keptCertificate({ request, ago }: Setting, secrets: SecretTexts, host: string, { from, to }: Validity) {
  const seed = createHash('sha256').update(`${request.seed}/${request.space}/${host}/${from}`).digest()
  const { certificate, privateKey } = selfSigned({ seed, host, notBefore: ago(from), notAfter: ago(to) })
  const { facts } = parseCertificate({ certificateData: certificate, privateKey })
  return { ...facts, hasPrivateKey: true, privateKeyId: secrets.keep(privateKey) }
}
