import type { Caller } from '@spaceport/kit/caller'

/** Whether the caller came with all their rights: by a credential that takes none away. Only so does one act on what is one's own. */
export function isWhole({ cap }: Caller): boolean {
  return cap === null || (cap.spaces === null && cap.permissions === null && !cap.readOnly)
}
