import type { FeedType } from '@spaceport/database/space'
import { refuse } from '@spaceport/kit/write/outcome'
import { z } from 'zod'
import { line, readDetails } from '../account/read-details.js'

/** A type of feed that people create: there is one built-in feed, always. */
export type ForeignType = Exclude<FeedType, 'BUILT_IN'>

type Rule = {
  /** The schemes of its address; none: it has no address. */
  schemes: readonly string[]
  /** What it needs to know besides. */
  details: z.ZodType
}

const WEB = ['https', 'http']
const NOTHING = z.strictObject({})

const RULES: Readonly<Record<ForeignType, Rule>> = {
  NUGET: { schemes: [...WEB, 'file'], details: z.strictObject({ enhancedMode: z.boolean().optional() }) },
  DOCKER: {
    schemes: WEB,
    details: z.strictObject({ apiVersion: z.enum(['v1', 'v2']).optional(), registryPath: line.optional() }),
  },
  MAVEN: { schemes: WEB, details: NOTHING },
  HELM: { schemes: WEB, details: NOTHING },
  OCI_REGISTRY: { schemes: [...WEB, 'oci'], details: NOTHING },
  GITHUB: { schemes: WEB, details: NOTHING },
  NPM: { schemes: WEB, details: NOTHING },
  PYPI: { schemes: WEB, details: NOTHING },
  AWS_ELASTIC_CONTAINER_REGISTRY: { schemes: [], details: z.strictObject({ region: line }) },
  AZURE_CONTAINER_REGISTRY: { schemes: WEB, details: NOTHING },
  GOOGLE_CONTAINER_REGISTRY: { schemes: WEB, details: NOTHING },
  S3: {
    schemes: [],
    details: z.strictObject({ region: line.optional(), useMachineCredentials: z.boolean().optional() }),
  },
  ARTIFACTORY_GENERIC: {
    schemes: WEB,
    details: z.strictObject({ repository: line, layoutRegex: line.optional() }),
  },
}

/** The longest address, in characters. */
const LONGEST_URI = 2_000

/** Where a feed of a type is; null where the type has no address. Throws `BAD_INPUT`. */
export function readFeedUri(type: ForeignType, uri: string | null | undefined): string | null {
  const { schemes } = RULES[type]
  const text = uri?.trim() ?? ''
  if (schemes.length === 0) {
    if (text !== '') throw refuse('BAD_INPUT', `A feed of the type ${type} has no address.`, 'input', 'uri')
    return null
  }
  const url = text.length <= LONGEST_URI && text.isWellFormed() && URL.canParse(text) ? new URL(text) : null
  if (!url || !schemes.includes(url.protocol.slice(0, -1)) || /[\p{Cc}\s]/u.test(text)) {
    const forms = schemes.map((scheme) => `${scheme}://...`).join(' or ')
    throw refuse('BAD_INPUT', `A feed of the type ${type} has an address such as ${forms}.`, 'input', 'uri')
  }
  if (url.username !== '' || url.password !== '') {
    throw refuse('BAD_INPUT', 'Credentials are given apart from the address.', 'input', 'uri')
  }
  return text
}

/** What a feed of a type needs to know besides, as JSON text. Throws `BAD_INPUT`. */
export function readFeedDetails(type: ForeignType, details: unknown): string {
  return readDetails(RULES[type].details, details, 'input', 'details')
}

/** How downloads are tried, as an input says it. */
export type DownloadInput = { downloadAttempts?: number | null; downloadRetryBackoff?: number | null }

/** How downloads are tried; what is left out is not in it. Throws `BAD_INPUT`. */
export function readDownload({ downloadAttempts, downloadRetryBackoff }: DownloadInput) {
  return {
    ...within('downloadAttempts', downloadAttempts, 1, 10),
    ...within('downloadRetryBackoff', downloadRetryBackoff, 0, 3_600),
  }
}

function within(name: keyof DownloadInput, number: number | null | undefined, least: number, most: number) {
  if (number === null || number === undefined) return {}
  if (number < least || number > most) {
    throw refuse('BAD_INPUT', `A number from ${least} to ${most}.`, 'input', name)
  }
  return { [name]: number }
}
