import type { Ending } from '../rows.js'

/** How rows are written: the text before them, that of each page, and that after the last, which says whether they are all. */
export type Format = {
  /** The content type. */
  type: string
  /** Of a file's name, without the dot. */
  extension: string
  begin(): string
  rows(rows: readonly unknown[]): string
  end(ending: Ending): string
}
