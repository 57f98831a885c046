import { builder } from '../builder.js'

export const PackageFile = builder.prismaObject('PackageFile', {
  description: 'The file of a version of a package, which the Space keeps and its bundles may carry.',
  access: 'FeedView',
  select: { id: true },
  fields: (t) => ({
    packageId: t.exposeString('packageId', { description: 'The package, by its name.' }),
    packageVersion: t.exposeString('version', { description: 'Which version of it.' }),
    sha256: t.exposeString('sha256', {
      description:
        'The SHA-256 of the file, in hex, by which it can be downloaded: `/spaces/Spaces-12/content/<sha256>`.',
    }),
    size: t.float({
      description: 'The size of the file, in bytes.',
      select: { size: true },
      resolve: ({ size }) => Number(size),
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it became the file of the package.' }),
  }),
})
