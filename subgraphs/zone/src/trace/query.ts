import type { JourneyBy } from '@spaceport/kit/journey/facts'
import { refuse } from '@spaceport/kit/write/outcome'
import { builder } from '../builder.js'
import type { ZoneContext } from '../context.js'
import { readEntityId } from '../graph/ids.js'
import { gather } from './gather.js'
import { FIRST_SHARE, follow, joined, journeyOf, type Gathered } from './load.js'
import { Trace } from './type.js'

const TracePackageInput = builder.inputType('TracePackageInput', {
  description: 'A package that releases have.',
  fields: (t) => ({
    packageId: t.string({
      required: true,
      description: 'Its id, such as `Acme.Web`, whatever the case of its letters.',
    }),
    version: t.string({ description: 'Its version; left out: any.' }),
  }),
})

builder.queryField('trace', (t) =>
  t.field({
    type: Trace,
    nullable: true,
    access: 'ReleaseView',
    description:
      'Where releases have been, over all Spaces that the caller may enter: from commit and build to the last deployment and its receipt. Asked by exactly one of the arguments. Errors: `BAD_INPUT`, `BAD_ID`, `NOT_FOUND` (no such release), `SPACE_UNAVAILABLE`.',
    args: {
      release: t.arg.id({ description: 'A release, in whatever Space: such as `Spaces-1/Releases-7`.' }),
      origin: t.arg.string({ description: 'What it is known by beyond its Space: `<root>/Spaces-1/Releases-7`.' }),
      package: t.arg({ type: TracePackageInput, description: 'All releases with a package.' }),
      commit: t.arg.string({
        description: 'All releases with a package that was built from a commit, or has it in it.',
      }),
    },
    resolve: (_, args, context) => trace(args, context),
  }),
)

type Args = {
  release?: string | null | undefined
  origin?: string | null | undefined
  package?: { packageId: string; version?: string | null | undefined } | null | undefined
  commit?: string | null | undefined
}

const LONGEST_TEXT = 200

async function trace(args: Args, context: ZoneContext): Promise<Gathered> {
  if (Object.values(args).filter((arg) => arg !== null && arg !== undefined).length !== 1) {
    throw refuse('BAD_INPUT', 'A trace is asked for by one of release, origin, package and commit.')
  }
  if (args.release !== null && args.release !== undefined) {
    return journeyOf(context, readEntityId('Releases', args.release, 'release'))
  }
  const first = await gather(context, byOf(args), FIRST_SHARE)
  return joined(context, await follow(context, first))
}

function byOf({ origin, package: one, commit }: Args): JourneyBy {
  if (one) return { package: { packageId: text(one.packageId), version: one.version ? text(one.version) : null } }
  return typeof commit === 'string' ? { commit: text(commit) } : { origins: [text(origin ?? '')] }
}

function text(given: string): string {
  if (given === '' || given.length > LONGEST_TEXT)
    throw refuse('BAD_INPUT', `It has from 1 to ${LONGEST_TEXT} characters.`)
  return given
}
