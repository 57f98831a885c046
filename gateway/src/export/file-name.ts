/** Characters that no file's name may have on some system, or that would end a header's value. */
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const NEVER = /[\u0000-\u001f\u007f-\u009f"*/:<>?\\|\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

/** The header by which a browser saves an answer under a name (RFC 6266, with RFC 8187 for what is not ASCII). */
export function attachment(wanted: string, extension: string): string {
  const known = wanted.toWellFormed().replace(NEVER, '-').trim()
  const bare = known.toLowerCase().endsWith(`.${extension}`) ? known.slice(0, -extension.length - 1) : known
  const name = `${bare.replace(/^\.+/, '') || 'export'}.${extension}`
  const ascii = name.replace(/[^\x20-\x7e]/g, '_')
  const whole = encodeURIComponent(name).replace(/['()]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`)
  return `attachment; filename="${ascii}"${ascii === name ? '' : `; filename*=UTF-8''${whole}`}`
}
