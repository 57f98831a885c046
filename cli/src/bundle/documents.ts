import { document } from '@spaceport/client/document'
import type { Payload } from '../transfer/change.js'

/** A bundle in the outbox. */
export type Outgoing = {
  id: string
  bundleId: string
  sequence: number
  destinationSpace: string
  digest: string
  size: number
  expiresAt: string
}

type PromoteInput = { release: string; trust: string; includePackages: boolean; idempotencyKey: string }

/** Makes a bundle of a release. */
export const PROMOTE = document<{ done: Payload<{ outgoingBundle: Outgoing | null }> }, { input: PromoteInput }>(
  `mutation PromoteRelease($input: PromoteReleaseInput!) {
  done: promoteRelease(input: $input) {
    outgoingBundle { id bundleId sequence destinationSpace digest size expiresAt }
    errors { code message }
  }
}`,
)

/** A bundle in the inbox. */
export type Incoming = {
  id: string
  bundleId: string
  state: string
  sourceSpace: string
  projectName: string
  releaseVersion: string
  approvalsNeeded: number
  firstReceipt: string | null
}

type ImportInput = { space: string; digest: string; idempotencyKey: string }

/** Takes an uploaded file in as a bundle. */
export const IMPORT_BUNDLE = document<{ done: Payload<{ incomingBundle: Incoming | null }> }, { input: ImportInput }>(
  `mutation ImportBundle($input: ImportBundleInput!) {
  done: importBundle(input: $input) {
    incomingBundle { id bundleId state sourceSpace projectName releaseVersion approvalsNeeded firstReceipt }
    errors { code message }
  }
}`,
)
