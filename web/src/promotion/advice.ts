/** What to do about refusals of bundles, receipts and what goes with them. */
const ADVICE: Readonly<Record<string, string>> = {
  BUNDLE_MALFORMED:
    'It is no release bundle or receipt, or not all of it came. Take the file again from where it was made.',
  BUNDLE_TAMPERED:
    'Do not use the file. Take it again from where it was made; if that does not help, ask the people of the other Space whether they made it.',
  SIGNER_UNKNOWN:
    'If the other Space changed its keys, take in its rotation. If it was never trusted, create a trust and compare fingerprints first.',
  SIGNER_REVOKED: 'Nothing that this Space signs is believed any more. Whoever is to be trusted again is trusted anew.',
  WRONG_DESTINATION: 'Take it to the Space that it names, or have one made for this one.',
  BUNDLE_EXPIRED: 'Promote the release again where it was made, and carry the new bundle.',
  BUNDLE_NOT_YET_VALID: 'The clocks of the two Spaces differ. Set them right, then try again.',
  FORMAT_UNSUPPORTED: 'It was made by a newer version. Update this Space, or have it made by an older one.',
  SEQUENCE_GAP:
    'Bring in the bundles before it first, in order. If they are lost, withdraw them where they were made and promote again.',
  SEQUENCE_ROLLBACK: 'A newer bundle came already. Nothing needs to be done.',
  RECEIPT_UNMATCHED: 'Choose the Space that made the bundle, or look whether the receipt is for another Spaceport.',
  APPROVALS_MISSING: 'People of the team that its trust names must approve first.',
  VALUES_MISSING: 'Something that it needs is not here: make it under the same name first.',
  PACKAGES_MISSING: 'Upload the files of its packages first.',
  VERSION_CONFLICT: 'Somebody changed it meanwhile. The page shows it as it is now: look at it, then decide.',
  CONFLICT: 'It was done already, or something else stands in its place.',
  INVALID_STATE: 'It has moved on meanwhile. The page shows how it stands now.',
  FORBIDDEN: 'Ask whoever manages the Space for the permission that it needs.',
  INSTANCE_UNAVAILABLE: 'An Instance does not answer. Try again when it does.',
  SPACE_UNAVAILABLE: 'Nothing is lost: try again when the Space answers.',
  SPACE_TIMEOUT: 'Nothing is lost: try again.',
  UNAVAILABLE: 'Nothing is lost: try again in a moment.',
  OVERLOADED: 'Many transfers are under way. Try again in a moment.',
  RATE_LIMITED: 'Wait a moment, then try again.',
}

/** What to do about a refusal; null where its words say all there is to say. */
export function adviceFor(code: string): string | null {
  return ADVICE[code] ?? null
}
