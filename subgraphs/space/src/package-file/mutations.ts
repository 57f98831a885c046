import { outcome } from '@spaceport/kit/write/outcome'
import { builder } from '../builder.js'
import { idempotencyKey } from '../graph/input.js'
import { errorsOf, UNCHANGED, type PayloadShape } from '../graph/payload.js'
import { registerPackageFile } from './register.js'
import { PackageFile } from './type.js'

const RegisterPackageFileInput = builder.inputType('RegisterPackageFileInput', {
  description: 'Which file is to be the one of a version of a package.',
  fields: (t) => ({
    space: t.id({ required: true, description: 'The Space to which it was uploaded, by id.' }),
    packageId: t.string({ required: true, description: 'The package, by the name that it has in its feed.' }),
    version: t.string({ required: true, description: 'Which version of it, such as `2.4.1`.' }),
    sha256: t.string({ required: true, description: 'The SHA-256 of the file, in hex, by which it was uploaded.' }),
    idempotencyKey: idempotencyKey(t),
  }),
})

const RegisterPackageFilePayload = builder.objectRef<PayloadShape>('RegisterPackageFilePayload').implement({
  description: 'What registerPackageFile did.',
  access: 'FeedView',
  fields: (t) => ({
    packageFile: t.prismaField({
      type: PackageFile,
      nullable: true,
      description: 'The file as it is now; null when there are errors.',
      // No row has the id 0.
      resolve: (query, { local }, _args, { db }) => db.packageFile.findUnique({ ...query, where: { id: local ?? 0 } }),
    }),
    errors: t.expose('errors', errorsOf),
  }),
})

builder.mutationField('registerPackageFile', (t) =>
  t.field({
    type: RegisterPackageFilePayload,
    nullable: true,
    access: 'BuiltInFeedPush',
    fleet: { route: 'input.space' },
    description:
      'Makes a file that was uploaded the one of a version of a package. `PACKAGES_MISSING` when it was not uploaded, `CONFLICT` when the version has another file.',
    args: { input: t.arg({ type: RegisterPackageFileInput, required: true, description: 'Which file, and of what.' }) },
    resolve: (_root, { input }, context) => outcome(async () => registerPackageFile(context, input), UNCHANGED),
  }),
)
