import { document } from '@spaceport/client/document'

/** What a verification says. */
export type Verdict = {
  intact: boolean
  complete: boolean
  count: number
  checkpoint: string
  faults: { problem: string; event: string | null; message: string }[]
}

type Result = { verdict: Verdict | null }

const FIELDS = 'intact complete count checkpoint faults { problem event message }'

/** Verifies the audit of a Space, from a checkpoint on. */
export const VERIFY_SPACE = document<Result, { space: string; after: string | null }>(
  `query VerifySpace($space: ID!, $after: String) { verdict: verifyAudit(space: $space, after: $after) { ${FIELDS} } }`,
)

/** The same of the directory. */
export const VERIFY_DIRECTORY = document<Result, { after: string | null }>(
  `query VerifyDirectory($after: String) { verdict: verifyDirectoryAudit(after: $after) { ${FIELDS} } }`,
)

/** The same of the zone. */
export const VERIFY_ZONE = document<Result, { after: string | null }>(
  `query VerifyZone($after: String) { verdict: verifyZoneAudit(after: $after) { ${FIELDS} } }`,
)
