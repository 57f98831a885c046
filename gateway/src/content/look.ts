import type { EdgeRequest } from '../edge/http.js'
import { fileOf, visit, type ContentOptions } from './visit.js'

/** `HEAD`: how far a file's upload is (`upload-offset`), and once it is complete, what a `GET` would tell of it. */
export async function look(options: ContentOptions, request: EdgeRequest): Promise<Response> {
  const file = fileOf(request.path)
  const errand = await visit(options, request, file, request, 1)
  const { offset, complete } = await options.content.progress(errand)
  const headers = {
    'upload-offset': String(offset),
    'upload-complete': complete ? '?1' : '?0',
    'cache-control': 'no-store',
  }
  if (!complete) return new Response(null, { status: 204, headers })
  return new Response(null, { headers: { ...headers, ...describe(file.sha256), 'content-length': String(offset) } })
}

/** What is the same of every answer with a file: it is to be saved, never shown, and can be asked for in parts. */
export function describe(sha256: string): Record<string, string> {
  return {
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename="${sha256}"`,
    'x-content-type-options': 'nosniff',
    'accept-ranges': 'bytes',
    'cache-control': 'no-store',
    etag: tagOf(sha256),
  }
}

/** The entity tag of a file: what it holds never changes. */
export function tagOf(sha256: string): string {
  return `"${sha256}"`
}
