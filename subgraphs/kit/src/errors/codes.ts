/**
 * Every error code that a caller can meet, with the HTTP status it has when the whole request fails,
 * and its title. `docs/errors/` has one page for each, checked by `npm run check`.
 */
export const ERROR_CODES = {
  UNAUTHENTICATED: { status: 401, title: 'No valid credential' },
  BAD_CREDENTIALS: { status: 401, title: 'Wrong e-mail or password' },
  SIGN_IN_FAILED: { status: 401, title: 'Sign-in by an identity provider failed' },
  BAD_TOKEN: { status: 401, title: 'No valid one-time token' },
  WEAK_PASSWORD: { status: 400, title: 'Too weak a password' },
  RATE_LIMITED: { status: 429, title: 'Too many requests' },
  FORBIDDEN: { status: 403, title: 'Not allowed' },
  READ_ONLY_KEY: { status: 403, title: 'The API key may only read' },
  CSRF: { status: 400, title: 'Cross-site request refused' },
  NOT_FOUND: { status: 404, title: 'Does not exist' },
  BAD_INPUT: { status: 400, title: 'Invalid input' },
  BAD_ID: { status: 400, title: 'Malformed id' },
  BAD_CURSOR: { status: 400, title: 'Cursor of another list' },
  BAD_PAGE: { status: 400, title: 'Invalid page size' },
  CONFLICT: { status: 409, title: 'Already exists' },
  VERSION_CONFLICT: { status: 409, title: 'Changed by somebody else' },
  IDEMPOTENCY_MISMATCH: { status: 409, title: 'Idempotency key used before' },
  INVALID_STATE: { status: 409, title: 'Not possible in this state' },
  IN_USE: { status: 409, title: 'Still used' },
  NOT_OWNER: { status: 409, title: 'Owned by another Instance' },
  LIFECYCLE_BLOCKED: { status: 409, title: 'The lifecycle does not let it go there yet' },
  DEPLOYMENT_FROZEN: { status: 409, title: 'Deployments are frozen' },
  DEFECT_OPEN: { status: 409, title: 'The release has an open defect' },
  VALUES_MISSING: { status: 409, title: 'Required values are missing' },
  CHANNEL_MISMATCH: { status: 409, title: 'Not a version of the channel' },
  STEP_TEMPLATE_INVALID: { status: 400, title: 'Not a step template' },
  STEP_TEMPLATE_VERSION_CONFLICT: { status: 409, title: 'Step template version exists' },
  BUNDLE_MALFORMED: { status: 400, title: 'Not a bundle or receipt' },
  BUNDLE_TAMPERED: { status: 400, title: 'Bytes or signature do not match' },
  SIGNER_UNKNOWN: { status: 403, title: 'Signed by nobody who is trusted' },
  SIGNER_REVOKED: { status: 403, title: 'The trust was revoked' },
  WRONG_DESTINATION: { status: 409, title: 'Meant for another Space' },
  BUNDLE_EXPIRED: { status: 409, title: 'The bundle has expired' },
  BUNDLE_NOT_YET_VALID: { status: 409, title: 'Made in the future' },
  FORMAT_UNSUPPORTED: { status: 400, title: 'A newer format' },
  SEQUENCE_GAP: { status: 409, title: 'A bundle before it is missing' },
  SEQUENCE_ROLLBACK: { status: 409, title: 'Older than what was taken in' },
  RECEIPT_UNMATCHED: { status: 409, title: 'Tells of no bundle of this Space' },
  FINGERPRINT_MISMATCH: { status: 409, title: 'The fingerprints differ' },
  APPROVALS_MISSING: { status: 409, title: 'Not enough people have approved' },
  PACKAGES_MISSING: { status: 409, title: 'Packages are not there' },
  SPACE_UNAVAILABLE: { status: 503, title: 'A Space did not answer' },
  SPACE_TIMEOUT: { status: 504, title: 'A Space did not answer in time' },
  FIELD_NOT_SUPPORTED_BY_SPACE: { status: 200, title: 'The Space runs an older version' },
  INSTANCE_UNAVAILABLE: { status: 503, title: 'An Instance did not answer' },
  UNAVAILABLE: { status: 503, title: 'A part of Spaceport did not answer' },
  DEADLINE_EXCEEDED: { status: 504, title: 'The deadline passed' },
  OVERLOADED: { status: 503, title: 'Too busy' },
  TOO_LARGE: { status: 413, title: 'Too large' },
  UNSUPPORTED_MEDIA_TYPE: { status: 415, title: 'Unsupported content type' },
  METHOD_NOT_ALLOWED: { status: 405, title: 'Method not allowed' },
  GRAPHQL_PARSE_FAILED: { status: 400, title: 'Not a GraphQL document' },
  GRAPHQL_VALIDATION_FAILED: { status: 400, title: 'Not valid against the graph' },
  INTERNAL: { status: 500, title: 'Internal error' },
} as const

/** The code of an error that a caller can meet. */
export type ErrorCode = keyof typeof ERROR_CODES

/** Whether a value read from elsewhere is one of our codes. */
export function isErrorCode(value: unknown): value is ErrorCode {
  return typeof value === 'string' && Object.hasOwn(ERROR_CODES, value)
}
