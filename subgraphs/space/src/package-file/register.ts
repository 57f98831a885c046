import type { PackageFile } from '@spaceport/database/space'
import { textKey } from '@spaceport/kit/page/text-key'
import { refuse } from '@spaceport/kit/write/outcome'
import { requireLine } from '../build-information/text.js'
import { isDigest } from '../content/place.js'
import { isBundle } from '../content/reach.js'
import type { SpaceContext } from '../context.js'
import { readPackageVersion } from '../release/package-version.js'
import { change } from '../write/change.js'
import { readThisSpace } from '../write/references.js'

/** Which file is to be a package's. */
export type RegisterPackageFile = {
  space: string
  packageId: string
  version: string
  sha256: string
  idempotencyKey?: string | null
}

/**
 * Makes a file that was uploaded the one of a version of a package, for good: the same again changes nothing. Gives its local id. Throws
 * `PACKAGES_MISSING` when the file is not there, `CONFLICT` when the version has another file, `INVALID_STATE` for the file of a bundle.
 */
export function registerPackageFile(context: SpaceContext, input: RegisterPackageFile): Promise<{ local: number }> {
  const { spaceId } = context
  readThisSpace(context, input.space)
  return change(context, {
    operation: 'registerPackageFile',
    // It heeds projects, in which a package is not: whoever has it for some may push.
    permission: ['BuiltInFeedPush'],
    input,
    async run(tx) {
      const packageId = requireLine(input.packageId, ['input', 'packageId'])
      const version = readPackageVersion(input.version, 'input', 'version')
      const sha256 = readDigest(input.sha256)
      const file = await context.content.has(spaceId, sha256)
      if (!file) throw refuse('PACKAGES_MISSING', 'The file is not there yet: upload it first.', 'input', 'sha256')
      if (await isBundle(tx, sha256)) throw refuse('INVALID_STATE', 'That is the file of a bundle.', 'input', 'sha256')
      const of = { packageKey: textKey(packageId), version }
      const data = { packageId, ...of, sha256, size: file.size }
      const { count } = await tx.packageFile.createMany({ data: [data], skipDuplicates: true })
      const row = await tx.packageFile.findUniqueOrThrow({ where: { packageKey_version: of } })
      if (row.sha256 !== sha256) {
        throw refuse('CONFLICT', `${row.packageId} ${version} has another file already.`, 'input', 'sha256')
      }
      const after = audited(row)
      const what = { kind: 'Spaces', id: spaceId, version: 1, before: null, after }
      return { answer: { local: row.id }, changed: count > 0 ? [what] : [] }
    },
  })
}

function audited({ packageId, version, sha256, size }: PackageFile) {
  return { packageId, packageVersion: version, sha256, size: Number(size) }
}

function readDigest(text: string): string {
  const sha256 = text.trim().toLowerCase()
  if (!isDigest(sha256)) throw refuse('BAD_INPUT', 'The SHA-256 has 64 hexadecimal digits.', 'input', 'sha256')
  return sha256
}
