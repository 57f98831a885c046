/** An endless NDJSON answer that a test writes line by line, to everybody who reads it. */
export class LineStream {
  readonly #readers = new Set<ReadableStreamDefaultController<Uint8Array>>()
  readonly #beat: NodeJS.Timeout

  /** `first`: what each new reader is told; `beat`: what all are told every half second. */
  constructor(
    private readonly first: () => object,
    beat: () => object,
  ) {
    this.#beat = setInterval(() => this.write(beat()), 500)
  }

  answer(): Response {
    let reader: ReadableStreamDefaultController<Uint8Array>
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        reader = controller
        controller.enqueue(encoded(this.first()))
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

  /** Ends all answers. */
  end(): void {
    clearInterval(this.#beat)
    for (const reader of this.#readers) reader.close()
    this.#readers.clear()
  }
}

function encoded(line: object): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(line)}\n`)
}
