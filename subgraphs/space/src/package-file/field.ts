import { textKey } from '@spaceport/kit/page/text-key'
import { builder } from '../builder.js'
import { requireReadable } from './readable.js'
import { PackageFile } from './type.js'

builder.queryField('packageFile', (t) =>
  t.prismaField({
    type: PackageFile,
    nullable: true,
    access: 'FeedView',
    fleet: { route: 'space' },
    description: 'The file that a Space keeps of a version of a package; null if it keeps none.',
    args: {
      space: t.arg.id({ required: true, description: 'The Space, by id.' }),
      packageId: t.arg.string({ required: true, description: 'The package, by its name, whatever its case.' }),
      version: t.arg.string({ required: true, description: 'Which version of it.' }),
    },
    resolve(query, _root, { space, packageId, version }, context) {
      requireReadable(context, space, [packageId, version])
      const packageKey_version = { packageKey: textKey(packageId), version }
      return context.db.packageFile.findUnique({ ...query, where: { packageKey_version } })
    },
  }),
)
