import { TenantedMode } from '@spaceport/database/space'
import type { PortableRelease } from '@spaceport/kit/bundle/content'
import { textKey } from '@spaceport/kit/page/text-key'
import { refuse } from '@spaceport/kit/write/outcome'
import { readBuild, readPackage } from '../build-information/read.js'
import { readPackageVersion } from '../release/package-version.js'
import { readVersion } from '../release/version.js'
import { readSecret } from '../secret/text.js'
import { readMoment } from '../write/moment.js'
import { readName, readText } from '../write/text.js'
import { checkProcess } from './import-check-process.js'
import { checkTemplates, checkVariables } from './import-check-variables.js'
import { asCarried, readOneOf, requireAtMost } from './import-text.js'

/** The most packages of a release, and builds that it tells of. */
const MOST_PACKAGES = 1_000

const ORIGIN = /^[0-9a-f]{64}\/Spaces-[1-9]\d{0,9}\/Releases-[1-9]\d{0,9}$/
const SHA_256 = /^[0-9a-f]{64}$/

/**
 * Checks all that a release carries as if somebody had given it by hand, so that what is taken in can also be accepted. A good signature says who
 * wrote it, not that it makes sense. `secrets` are its sensitive texts. Throws `BUNDLE_MALFORMED`.
 */
export function checkCarried(content: PortableRelease, secrets: readonly string[]): void {
  asCarried(() => {
    const { release, project } = content
    readVersion(release.version)
    readText(release.notes, 'notes')
    if (!ORIGIN.test(release.origin)) throw refuse('BAD_INPUT', 'The origin is not the id of a release.')
    readName(release.originSpace, 'name of the Space')
    readName(project.name, 'name of the project')
    readText(project.description, 'description')
    readOneOf(TenantedMode, project.tenantedMode, 'tenanted mode')
    for (const secret of secrets) readSecret(secret, 'sensitive value')
    checkProcess(content, secrets.length)
    checkVariables(content, secrets.length)
    checkTemplates(content, secrets.length)
    checkPackages(content)
    for (const subject of content.authors) readName(subject, 'author')
  })
}

function checkPackages({ packages, builds }: PortableRelease): void {
  requireAtMost(packages, MOST_PACKAGES, 'packages')
  requireAtMost(builds, MOST_PACKAGES, 'builds')
  const keys = new Set<string>()
  for (const { action, name, packageId, version, sha256 } of packages) {
    readName(action, 'name of an action')
    if (name !== '') readName(name, 'name of a package')
    readName(packageId, 'id of a package')
    readPackageVersion(version)
    if (sha256 !== null && !SHA_256.test(sha256)) throw refuse('BAD_INPUT', 'A digest is not in hexadecimal digits.')
    keys.add(JSON.stringify([textKey(action), textKey(name)]))
  }
  if (keys.size < packages.length) throw refuse('BAD_INPUT', 'An action has the same package twice.')
  const built = new Set(packages.map(({ packageId, version }) => JSON.stringify([textKey(packageId), version.trim()])))
  for (const build of builds) {
    const { packageKey, packageVersion } = carriedBuild(build)
    // Else it would say of packages of other projects how they were built.
    if (!built.has(JSON.stringify([packageKey, packageVersion]))) {
      throw refuse('BAD_INPUT', 'It tells of the build of a package that the release does not have.')
    }
  }
}

/** How a package was built, as it is kept. Throws `BAD_INPUT`. */
export function carriedBuild({ packageId, version, branch, commit, url, builtAt }: PortableRelease['builds'][number]) {
  const input = { packageId, packageVersion: version, branch, vcsCommitNumber: commit, buildUrl: url }
  const createdAt = builtAt === null ? {} : { createdAt: readMoment(new Date(builtAt), 'builtAt') }
  return { ...readPackage(input), ...readBuild(input), ...createdAt }
}
