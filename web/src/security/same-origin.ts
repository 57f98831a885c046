/**
 * Whether a request may act with the caller's cookie: it comes from this origin, or from no browser at all.
 * `Sec-Fetch-Site` decides where it is sent, because scripts cannot forge it and proxies leave it alone; `Origin` is
 * compared with `Host` otherwise. A `null` origin (sandboxed frame, data: page) is foreign.
 */
export function isSameOrigin(headers: Headers): boolean {
  const site = headers.get('sec-fetch-site')
  if (site !== null) return site === 'same-origin' || site === 'none'
  const origin = headers.get('origin')
  if (origin === null) return true
  return URL.canParse(origin) && new URL(origin).host === headers.get('host')
}
