/** One server-sent event: its name, and its data with the line breaks in it. */
export type ServerSentEvent = { event: string; data: string }

/** The longest event that is read, in UTF-16 units. */
const LONGEST = 32 * 1024 * 1024

/**
 * Reads server-sent events (WHATWG HTML, section 9.2.6) as they come; ids and waiting times are passed over. Yields null for a comment, by
 * which the other side says that it is there. Throws for an event without end.
 */
export async function* readEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<ServerSentEvent | null> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let rest = ''
  let event = ''
  let data: string[] = []
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      const lines = (rest + decoder.decode(value, { stream: true })).split(/\r\n|\n|\r(?!$)/)
      rest = lines.pop() ?? ''
      if (rest.length > LONGEST) throw new Error('An event has no end.')
      for (const line of lines) {
        if (line === '') {
          if (data.length > 0 || event !== '') yield { event: event || 'message', data: data.join('\n') }
          ;[event, data] = ['', []]
        } else if (line.startsWith(':')) yield null
        else {
          const [name, text] = splitAt(line, line.indexOf(':'))
          if (name === 'event') event = text
          if (name === 'data') data.push(text)
        }
      }
    }
  } finally {
    await reader.cancel().catch(() => {})
  }
}

function splitAt(line: string, colon: number): [string, string] {
  if (colon === -1) return [line, '']
  const text = line.slice(colon + 1)
  return [line.slice(0, colon), text.startsWith(' ') ? text.slice(1) : text]
}
