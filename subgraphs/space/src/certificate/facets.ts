import { byCondition } from '../facet/by-condition.js'
import { byRequired, byTruth } from '../facet/facet.js'
import { facetsOf } from '../facet/facets.js'
import { CertificateFilter } from './connection.js'
import { certificateList } from './list.js'

facetsOf({
  type: 'Certificate',
  what: 'certificates',
  list: certificateList,
  filter: CertificateFilter,
  access: 'CertificateView',
  fields: {
    validity: {
      description: 'By whether they are valid now: `valid`, `expired`, or `notYet`.',
      facet: byCondition('certificate', [
        { name: 'expired', where: () => ({ notAfter: { lt: new Date() } }) },
        { name: 'notYet', where: () => ({ notBefore: { gt: new Date() }, notAfter: { gte: new Date() } }) },
        { name: 'valid', where: () => ({ notBefore: { lte: new Date() }, notAfter: { gte: new Date() } }) },
      ]),
    },
    state: {
      description: 'By whether they are `archived` or `active`.',
      facet: byCondition('certificate', [
        { name: 'active', where: () => ({ archivedAt: null }) },
        { name: 'archived', where: () => ({ archivedAt: { not: null } }) },
      ]),
    },
    issuer: { description: 'By who issued them.', facet: byRequired('certificate', 'issuer') },
    privateKey: {
      description: 'By whether their private key is kept: `present` or `absent`.',
      facet: byTruth('certificate', 'hasPrivateKey', ['absent', 'present']),
    },
  },
})
