/**
 * Follows the answers of a server. The function that comes back cuts those that go on without an end of their own (server-sent events): their
 * readers go on elsewhere.
 * @param {import('node:http').Server} server
 */
export function watchStreams(server) {
  /** @type {Set<import('node:http').ServerResponse>} */
  const answers = new Set()
  server.on('request', (_request, response) => {
    answers.add(response)
    response.once('close', () => answers.delete(response))
  })
  return () => {
    for (const answer of answers) {
      if (String(answer.getHeader('content-type')).startsWith('text/event-stream')) answer.destroy()
    }
  }
}
