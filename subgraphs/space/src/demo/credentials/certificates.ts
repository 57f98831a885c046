import type { Certificate } from '@spaceport/database/space'
import { createHash, X509Certificate } from 'node:crypto'
import { textKey } from '@spaceport/kit/page/text-key'
import { named } from '../named.js'
import type { SecretTexts } from '../secret-texts.js'
import type { Setting } from '../setting.js'
import { selfSigned } from './self-signed.js'

/** Numbers of what the other parts refer to. */
export const CERTIFICATE = { wildcard: 1, gateway: 2, replaced: 3 } as const

/** The certificates of a Space: one that is good for long, one that ends in twelve days, and one that was replaced. */
export function certificates(setting: Setting, secrets: SecretTexts): Certificate[] {
  const { ago, prefix, request } = setting
  const domain = `${prefix}.spaceport.example`
  const make = (
    id: number,
    name: string,
    host: string,
    from: number,
    to: number,
    more: Partial<Certificate>,
  ): Certificate => {
    const seed = createHash('sha256').update(`${request.seed}/${request.space}/certificate ${id}`).digest()
    const { certificate, privateKey } = selfSigned({ seed, host, notBefore: ago(from), notAfter: ago(to) })
    const read = new X509Certificate(certificate)
    const subject = read.subject.split('\n').join(', ')
    return {
      ...{ id, ...named(name), notes: null, certificateData: certificate },
      ...{ subject, subjectKey: textKey(subject), issuer: read.issuer.split('\n').join(', ') },
      ...{ thumbprint: read.fingerprint.replaceAll(':', ''), serialNumber: read.serialNumber, isSelfSigned: true },
      ...{ notBefore: new Date(read.validFrom), notAfter: new Date(read.validTo) },
      ...{ hasPrivateKey: true, privateKeyId: secrets.keep(privateKey), environmentIds: [] },
      ...{ tenantedMode: 'TENANTED_OR_UNTENANTED', tenantIds: [], tenantTagIds: [] },
      ...{ replacedById: null, archivedAt: null, createdAt: ago(from - 1), version: 1, ...more },
    }
  }
  const { wildcard, gateway, replaced } = CERTIFICATE
  return [
    make(wildcard, 'Wildcard', `*.${domain}`, 60, -305, { notes: `For all sites under ${domain}.` }),
    make(gateway, 'Gateway', `gateway.${domain}`, 353, -12, { environmentIds: setting.production }),
    make(replaced, 'Wildcard of last year', `*.${domain}`, 430, 55, {
      archivedAt: ago(58),
      replacedById: wildcard,
      version: 2,
    }),
  ]
}
