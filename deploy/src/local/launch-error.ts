/** What went wrong at start, as one sentence for the person at the terminal; no stack is shown. */
export class LaunchError extends Error {
  /** Told apart by this mark, since the launching script does not import compiled code. */
  readonly expected = true
}
