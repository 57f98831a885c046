/** An endless NDJSON answer that a test writes line by line, to everybody who reads it. */
export class LineStream {
  readonly #readers = new Set<ReadableStreamDefaultController<Uint8Array>>()
  readonly #beat: NodeJS.Timeout

  /** `first`: what each new reader is told, in one line or several; `beat`: what all are told every half second. */
  constructor(
    private readonly first: () => object | readonly object[],
    beat: () => object,
  ) {
    this.#beat = setInterval(() => this.write(beat()), 500)
  }

  answer(): Response {
    let reader: ReadableStreamDefaultController<Uint8Array>
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        reader = controller
        for (const line of [this.first()].flat()) controller.enqueue(encoded(line))
        this.#readers.add(controller)
      },
      cancel: () => void this.#readers.delete(reader),
    })
    return new Response(body, { headers: { 'content-type': 'application/x-ndjson' } })
  }

  write(line: object): void {
    for (const reader of this.#readers) reader.enqueue(encoded(line))
  }

  /** Says nothing more to those who read now, and does not hang up. */
  silence(): void {
    this.#readers.clear()
  }

  /** Ends the answers of those who read now. */
  cut(): void {
    for (const reader of this.#readers) reader.close()
    this.#readers.clear()
  }

  /** Ends all answers. */
  end(): void {
    clearInterval(this.#beat)
    this.cut()
  }
}

function encoded(line: object): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(line)}\n`)
}
