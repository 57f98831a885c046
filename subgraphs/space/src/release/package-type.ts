import { seen } from '../access/seen.js'
import { BuildInformation } from '../build-information/type.js'
import { builder } from '../builder.js'

export const ReleasePackage = builder.prismaObject('ReleasePackage', {
  description: 'A version of a package that a release has for an action of its process.',
  access: 'ReleaseView',
  select: { id: true },
  fields: (t) => ({
    action: t.exposeString('actionName', { description: 'The action that takes it, by name.' }),
    name: t.exposeString('name', {
      description: "What the action calls it: the package reference's name; empty for the action's first package.",
    }),
    packageId: t.exposeString('packageId', { description: 'The package, by the name that it has in its feed.' }),
    version: t.exposeString('version', { description: 'Which version of it.' }),
    buildInformation: t.field({
      type: BuildInformation,
      nullable: true,
      access: 'FeedView',
      description: 'How it was built; null while nobody has said, and for a caller who cannot see it.',
      select: (_args, _context, nested) => ({ buildInformation: nested(true) }),
      resolve: ({ buildInformation }, _args, context) => seen(context, 'BuildInformation', buildInformation),
    }),
  }),
})
