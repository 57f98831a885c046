/** One server-sent event: its name and its data. */
export type ServerEvent = { event: string; data: string }

/**
 * Reads server-sent events as they come (WHATWG HTML 9.2.6). Comments, which only keep the connection, are passed over; `onBytes` hears of
 * them as of everything else.
 */
export async function* readEvents(body: ReadableStream<Uint8Array>, onBytes: () => void): AsyncGenerator<ServerEvent> {
  const reader = body.pipeThrough(new TextDecoderStream() as TransformStream<Uint8Array, string>).getReader()
  let rest = ''
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      onBytes()
      rest += value
      for (;;) {
        const end = /\r\n\r\n|\n\n|\r\r/.exec(rest)
        if (!end) break
        const event = eventOf(rest.slice(0, end.index))
        rest = rest.slice(end.index + end[0].length)
        if (event) yield event
      }
    }
  } finally {
    await reader.cancel().catch(() => {})
  }
}

function eventOf(block: string): ServerEvent | null {
  let event = 'message'
  const data: string[] = []
  for (const line of block.split(/\r\n|\n|\r/)) {
    const [, field, value = ''] = /^([^:]*)(?:: ?(.*))?$/.exec(line) ?? []
    if (field === 'event') event = value
    if (field === 'data') data.push(value)
  }
  return data.length > 0 || event !== 'message' ? { event, data: data.join('\n') } : null
}
