/** How an answer came: what stands beside its body. */
export type Received = {
  status: number
  /** Until it was there, or of a stream until it began, in milliseconds. */
  took: number
  /** How the request is called in the gateway's logs. */
  requestId: string | null
  /** How many Spaces were asked and answered, in the gateway's words: `asked=6, answered=6`. */
  completeness: string | null
  headers: readonly (readonly [name: string, value: string])[]
  /** Of a stream: how many events came, and whether there may be more. */
  stream?: { events: number; isOpen: boolean }
}

/** What an answer's headers say. `began` is when it was asked for, by `performance.now()`. */
export function receivedOf({ status, headers }: Pick<Response, 'status' | 'headers'>, began: number): Received {
  return {
    status,
    took: performance.now() - began,
    requestId: headers.get('spaceport-request-id'),
    completeness: headers.get('spaceport-completeness'),
    headers: [...headers].sort(([one], [other]) => (one < other ? -1 : 1)),
  }
}
