/** Two versions of the `space` SDL that cannot be one: where, and why. */
export class SdlClash extends Error {
  constructor(
    readonly coordinate: string,
    reason: string,
  ) {
    super(`${coordinate} ${reason}`)
    this.name = 'SdlClash'
  }
}
