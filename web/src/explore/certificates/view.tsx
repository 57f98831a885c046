'use client'

import type { ExploreCertificatesQuery, ExploreCertificatesQueryVariables } from '../../generated/graphql'
import type { Served } from '../../graph/served'
import { useMoment } from '../../time/now'
import { StateText } from '../../ui/state-text'
import { columnsOf } from '../columns'
import { ExploreView, type ListLook } from '../explore-view'
import { certificatesSource, type CertificateNode } from './source'

const c = columnsOf<CertificateNode>()

/** How long before its end a certificate is to be looked at, in milliseconds. */
const SOON = 30 * 86_400_000

function ValidityText({ node }: { node: CertificateNode }) {
  const now = useMoment()
  if (node.archivedAt) return <StateText tone="idle">Archived</StateText>
  const left = Date.parse(node.notAfter) - now
  if (left < 0) return <StateText tone="bad">Expired</StateText>
  if (Date.parse(node.notBefore) > now) return <StateText tone="idle">Not yet valid</StateText>
  return left < SOON ? <StateText tone="warn">Ends soon</StateText> : <StateText tone="ok">Valid</StateText>
}

const LOOK: ListLook<CertificateNode> = {
  kind: 'Certificate',
  columns: [
    c.head('Certificate', ({ name }) => name, { sort: 'name', path: 'name' }),
    c.other('validity', 'Validity', (node) => <ValidityText node={node} />, { width: 'w-40' }),
    c.time('expires', 'Valid until', ({ notAfter }) => notAfter, { sort: 'expires', path: 'notAfter' }),
    c.space,
    c.zone,
    c.text('subject', 'Subject', ({ subject }) => subject, { width: 'w-56', path: 'subject' }),
    c.text('issuer', 'Issuer', ({ issuer, isSelfSigned }) => (isSelfSigned ? 'Itself' : issuer), {
      width: 'w-48',
      path: 'issuer',
    }),
    c.either('key', 'Private key', ({ hasPrivateKey }) => hasPrivateKey, ['Kept', 'None'], { isExtra: true }),
    c.mono('thumbprint', 'Thumbprint', ({ thumbprint }) => thumbprint, {
      width: 'w-80',
      path: 'thumbprint',
      isExtra: true,
    }),
    c.time('begins', 'Valid from', ({ notBefore }) => notBefore, { path: 'notBefore', isExtra: true }),
    c.text('notes', 'Notes', ({ notes }) => notes, { width: 'w-80', path: 'notes', isExtra: true }),
  ],
  nameOf: ({ name }) => name,
  tileMark: (node) => <ValidityText node={node} />,

  related: (node) => [
    { title: 'Where it is used', href: `/where-used?${new URLSearchParams({ id: node.id }).toString()}` },
  ],
  live: ['CERTIFICATE'],

  empty: { title: 'No certificates yet', say: 'Certificates that deployments use appear here, with when they end.' },
}

/** Certificates of every Space that the caller may enter. */
export function CertificatesView({
  served,
}: {
  served: Served<ExploreCertificatesQuery, ExploreCertificatesQueryVariables>
}) {
  return <ExploreView source={certificatesSource} look={LOOK} served={served} />
}
