/** Leads to something on the page as soon as the palette has closed, which gives the focus back to where it was. */
export function afterPalette(element: HTMLElement | null, act: (element: HTMLElement) => void): void {
  setTimeout(() => {
    if (!element?.isConnected) return
    act(element)
    element.scrollIntoView({ block: 'center' })
    element.focus()
  })
}
