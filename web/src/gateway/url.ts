/** The gateway's address, read for each request, so that one build serves any installation. */
export function gatewayUrl(path: string): URL {
  const base = process.env.SPACEPORT_GATEWAY_URL ?? 'http://127.0.0.1:4000'
  return new URL(path, base)
}
