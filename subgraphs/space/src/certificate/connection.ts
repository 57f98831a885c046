import { usedFilterFields } from '../account/used-fields.js'
import { builder } from '../builder.js'
import { commonFilterFields, pageArguments, TimeRange } from '../connection/args.js'
import { BY_CREATION, BY_NAME, orderInput } from '../connection/order.js'
import { rootList } from '../connection/root-list.js'
import { certificateList } from './list.js'
import { CertificateConnection } from './type.js'

/** The input that chooses certificates, for lists and facets alike. */
export const CertificateFilter = builder.inputType('CertificateFilter', {
  description: 'Which certificates. All that is given must hold.',
  fields: (t) => ({
    ...commonFilterFields(t),
    thumbprint: t.stringList({ description: 'Only those with one of these thumbprints, with or without colons.' }),
    expires: t.field({ type: TimeRange, description: 'Only those whose validity ends in this range of time.' }),
    created: t.field({ type: TimeRange, description: 'Only those uploaded in this range of time.' }),
    isArchived: t.boolean({ description: 'Only archived ones, or only others.' }),
    hasPrivateKey: t.boolean({ description: 'Only those whose private key is kept, or only others.' }),
    ...usedFilterFields(t),
  }),
})

const CertificateOrder = orderInput('Certificate', {
  NAME: BY_NAME,
  CREATED_AT: BY_CREATION,
  NOT_AFTER: 'By until when they are valid.',
})

/** The arguments of every list of certificates. */
export const certificateArguments = {
  ...pageArguments,
  ...builder.args((t) => ({
    filter: t.field({ type: CertificateFilter, description: 'Which certificates.' }),
    orderBy: t.field({
      type: CertificateOrder,
      defaultValue: certificateList.by,
      description: 'How they are ordered.',
    }),
  })),
}

rootList({
  list: certificateList,
  type: CertificateConnection,
  access: 'CertificateView',
  args: certificateArguments,
  what: 'certificates',
})
