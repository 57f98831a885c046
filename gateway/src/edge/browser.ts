import type { IncomingHttpHeaders } from 'node:http'
import { SpaceportError } from '@spaceport/kit/errors'

/**
 * Refuses what another site could make a browser send. A body must be JSON, which no form can send; and a request that carries
 * no API key (so that only a cookie can vouch for it) must come from our own pages if it says where it comes from.
 */
export function checkOrigin(headers: IncomingHttpHeaders, ownOrigins: ReadonlySet<string>): void {
  if (headers.authorization !== undefined) return
  const { origin, host } = headers
  const site = headers['sec-fetch-site']
  const foreign = origin !== undefined && !ownOrigins.has(origin) && !isHost(origin, host)
  if (foreign || site === 'cross-site') {
    throw new SpaceportError('CSRF', 'The request comes from another site.')
  }
}

/** Refuses a body that is not JSON in UTF-8. */
export function checkJson(contentType: string | undefined): void {
  const [type = '', ...parameters] = (contentType ?? '')
    .toLowerCase()
    .split(';')
    .map((part) => part.trim())
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))?.slice('charset='.length)
  const utf8 = charset === undefined || charset.replaceAll('"', '') === 'utf-8'
  if (type !== 'application/json' || !utf8) {
    throw new SpaceportError('UNSUPPORTED_MEDIA_TYPE', 'Send JSON: content-type: application/json')
  }
}

/** Refuses a GET that brings or announces a body: what reads it in one place, another may not. */
export function checkNoBody(headers: IncomingHttpHeaders): void {
  const { 'content-type': type, 'content-length': length, 'transfer-encoding': encoding } = headers
  if (type !== undefined || encoding !== undefined || (length !== undefined && length !== '0')) {
    throw new SpaceportError('UNSUPPORTED_MEDIA_TYPE', 'A GET has no body.')
  }
}

function isHost(origin: string, host: string | undefined): boolean {
  return URL.canParse(origin) && new URL(origin).host === host
}
