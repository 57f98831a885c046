import { document } from '@spaceport/client/document'
import type { Payload } from '../transfer/change.js'

type Input = { space: string; packageId: string; version: string; sha256: string; idempotencyKey: string }

export type PackageFile = { packageId: string; packageVersion: string; sha256: string; size: number }

/** Makes an uploaded file a package's. */
export const REGISTER = document<{ done: Payload<{ packageFile: PackageFile | null }> }, { input: Input }>(
  `mutation RegisterPackageFile($input: RegisterPackageFileInput!) {
  done: registerPackageFile(input: $input) {
    packageFile { packageId packageVersion sha256 size }
    errors { code message }
  }
}`,
)
