import type { Metadata } from 'next'

/** The window's title on a page about one thing: its name and where it belongs, or `otherwise` while it has none to show. */
export function windowTitle(name: string | null | undefined, of: string, otherwise: string): Metadata {
  return { title: name ? `${name} · ${of}` : otherwise }
}
