import { X509Certificate } from 'node:crypto'

/** The longest name that is kept, in characters. */
const LONGEST = 2_000

/** A name as people write it, the closest first: `CN=app.example, O=Example`. Node gives one part a line, the widest first. */
export function distinguishedName(lines: string | undefined): string {
  const parts = (lines ?? '').split('\n').filter((part) => part !== '')
  return parts
    .toReversed()
    .join(', ')
    .toWellFormed()
    .replace(/\p{Cc}/gu, '\uFFFD')
    .slice(0, LONGEST)
    .toWellFormed()
}

/** One name, which Node puts in quotes where it holds a comma. */
const NAME = /(?:[^,"]|"(?:[^"\\]|\\.)*")+/g

/** The other names of a certificate, such as `DNS:app.example`, of PEM whose first block it is. */
export function alternativeNames(certificateData: string): string[] {
  const names = new X509Certificate(certificateData).subjectAltName ?? ''
  return [...names.matchAll(NAME)].map(([name]) => name.trim())
}
