/** A file on its way, from `start` up to but without `end`. */
export type Pieces = {
  /** The first piece, which was asked for already. */
  first: Uint8Array
  start: number
  end: number
  /** Gives the piece that begins at a byte. */
  ask(at: number): Promise<Uint8Array>
  /** Ends what is asked for when nobody reads any more. */
  stop: AbortController
  /** Called once, when the file is sent or given up. */
  ended(): void
}

/** A body of pieces: while its reader takes one, the next is asked for, and no more. */
export function streamPieces({ first, start, end, ask, stop, ended }: Pieces): ReadableStream<Uint8Array> {
  let at = start
  let ahead: Promise<Uint8Array> = Promise.resolve(first)
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const piece = await ahead
          at += piece.length
          if (at < end) {
            ahead = ask(at)
            // Told to whoever reads on, if anybody does.
            ahead.catch(() => {})
          }
          if (piece.length > 0) controller.enqueue(piece)
          if (at >= end) {
            controller.close()
            ended()
          }
        } catch (error) {
          ended()
          throw error
        }
      },
      cancel() {
        stop.abort(new DOMException('The caller hung up.', 'AbortError'))
        ended()
      },
    },
    { highWaterMark: 0 },
  )
}
